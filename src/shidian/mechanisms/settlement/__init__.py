"""Points schemes and residence-permit entitlements: rules as data, run over every migrant.

A scheme is one YAML file in the shape of the annex table that it is. A slow and plain reading over
one person says what it means and explains it; a compiled form runs over millions of persons and
counts them by points, so that every threshold, quota and budget is answered at once. It realizes
what the outlines promise of 积分落户 and 居住证梯度赋权 under the first national task.
"""
