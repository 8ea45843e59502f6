"""What can be wrong with people, their posts, their passwords and how they sign in."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # People
    "person_unknown": message(
        "没有用户名为“{asked}”的人员。",
        "There is nobody with the user name {asked}.",
        "用 shidian person list 列出全部。",
        "`shidian person list` lists all.",
    ),
    "username_wrong": message(
        "“{found}”不能作用户名。",
        "“{found}” cannot be a user name.",
        "请用小写字母开头，3 到 60 个小写字母、数字、点、下划线或连字符，如 zhang.san。",
        "Begin with a letter; use 3 to 60 of a–z, 0–9, dots, underscores, hyphens: zhang.san.",
    ),
    "username_taken": message(
        "用户名“{found}”已有人使用。",
        "The user name {found} is taken.",
        "请换一个。",
        "Choose another.",
    ),
    "person_name_wrong": message(
        "姓名是空的，或超过 {limit} 字。",
        "The name is empty, or longer than {limit} characters.",
        "请写本人姓名。",
        "Write the person's full name.",
    ),
    "person_self": message(
        "不能为自己办理。",
        "You cannot do this for yourself.",
        "请由另一位安全管理员办理；自己的密码和验证器在“我的账户”中更改。",
        "Ask another security administrator; your own password and factor are under “My account”.",
    ),
    "person_action": message(
        "没有“{asked}”这个操作。",
        "There is no action {asked}.",
        "可用：{known}。",
        "The actions are: {known}.",
    ),
    "person_lacks": message(
        "缺少 {found}。",
        "{found} is missing.",
        "用法见 shidian person --help。",
        "`shidian person --help` shows the use.",
    ),
    # Posts
    "role_unknown": message(
        "没有“{asked}”这个角色。",
        "There is no role {asked}.",
        "可用：{known}。",
        "The roles are: {known}.",
    ),
    "post_none": message(
        "{name} 没有这样的岗位。",
        "{name} holds no such post.",
        "请看此人的岗位列表。",
        "See the list of this person's posts.",
    ),
    "post_backwards": message(
        "岗位的最后一天 {last} 早于第一天 {first}。",
        "The last day of the post, {last}, lies before the first, {first}.",
        "请改日期。",
        "Change the dates.",
    ),
    "post_department": message(
        "部门联络岗位要写明部门。",
        "A department contact needs a department.",
        "请写部门，如“市教育局”。",
        "Name the department.",
    ),
    "post_place": message(
        "{role}岗位不能设在地区 {area}。",
        "A post as {role} cannot be held in area {area}.",
        "国家和系统、安全管理岗位设在 000000，省级审核设在省级地区，试点岗位设在试点地区。",
        "National and administrators' posts are of 000000, provincial ones of a province, "
        "pilots' ones of a pilot.",
    ),
    "post_held": message(
        "此人在这段时间已有地区 {area} 的{role}岗位。",
        "This person holds the post of {role} in area {area} in that time already.",
        "请先结束原岗位，或改日期。",
        "End the first one, or change the dates.",
    ),
    "post_apart": message(
        "{role}岗位不能与{other}岗位由同一人同时担任。",
        "The posts of {role} and {other} cannot be held by one person at a time.",
        "系统管理、安全管理和审计岗位须分别由不兼任其他岗位的人员担任。",
        "The system administrator, the security administrator and the auditor hold nothing beside.",
    ),
    "post_over": message(
        "岗位到 {on} 为止，不能改为更晚。",
        "The post ends on {on} and cannot be made to end later.",
        "需要继续任职时，请授予新的岗位。",
        "To go on, grant a new post.",
    ),
    "post_past": message(
        "{on} 已经过去，岗位不能在过去结束。",
        "{on} has passed: a post cannot end in the past.",
        "最早可写昨天，即立即结束。",
        "Yesterday is the earliest, and ends it at once.",
    ),
    # Signing in
    "locked_out": message(
        "登录失败次数过多，请在 {minutes} 分钟后再试。",
        "Too many failed attempts to sign in; try again in {minutes} minutes.",
        "忘记密码时，请安全管理员重设。",
        "Ask the security administrator if you have forgotten your password.",
    ),
    "proxies_wrong": message(
        "SHIDIAN_PROXIES 不能识别：{found}。",
        "SHIDIAN_PROXIES cannot be read: {found}.",
        "请写代理的地址或网段，用逗号分隔，如 127.0.0.1,10.0.0.0/8。",
        "List the proxies' addresses or networks with commas: 127.0.0.1,10.0.0.0/8.",
    ),
    "password_first": message(
        "请先更改密码。",
        "Change your password first.",
        "密码由他人设定或已用满 {days} 天，更改后才能继续。",
        "It was set by somebody else, or is {days} days old; you can go on after that.",
    ),
    "factor_first": message(
        "请先设置验证器。",
        "Set up a second factor first.",
        "您的岗位须用密码和一次性验证码登录，设置后才能继续。",
        "Your post asks for a password and a one-time code; you can go on after that.",
    ),
}
