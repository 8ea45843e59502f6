"""Person files of an office: one row a person, read into a table that schemes can be run over.

The office brings CSV, Excel or Parquet in its own words; what comes out is a table of whole numbers
that any scheme it was read for can be run over. What cannot be read is refused with row and
column. No name, number or address of a person is ever copied; an identifier can be kept as a keyed
hash, so that two files of one office can be linked. It serves 积分落户 and 居住证 under the first
national task.
"""

from shidian.mechanisms.settlement.persons.column_map import read_column_map
from shidian.mechanisms.settlement.persons.day_of_table import check_day
from shidian.mechanisms.settlement.persons.identifier import Identifier
from shidian.mechanisms.settlement.persons.identifier_key import identifier_key, lasting_key
from shidian.mechanisms.settlement.persons.reading import Reading, read_persons
from shidian.mechanisms.settlement.persons.vocabulary import VOCABULARY

__all__ = [
    "VOCABULARY",
    "Identifier",
    "Reading",
    "check_day",
    "identifier_key",
    "lasting_key",
    "read_column_map",
    "read_persons",
]
