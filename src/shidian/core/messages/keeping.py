"""What can be wrong with the event log, backups, and an installation that the doctor examines."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # The event log
    "anchors_damaged": message(
        "这一行不能读取，链头记录被改动过。",
        "This line cannot be read: somebody changed the heads noted here.",
        "请保留此文件备查，用最近的备份中的文件对照。",
        "Keep the file as evidence, and compare it with the one in the last backup.",
    ),
    "not_head": message(
        "“{found}”不是链头。",
        "“{found}” is not the head of a chain.",
        "请写编号、冒号和 64 位散列值，如 audit verify 所示。",
        "Write number, colon and the 64 digits of the hash, as `shidian audit verify` prints them.",
    ),
    "audit_what": message(
        "audit 不能做“{found}”。",
        "There is no audit “{found}”.",
        "请写 verify（核验）或 show（查看）。",
        "Write `verify` or `show`.",
    ),
    "audit_all": message(
        "没有说明要看什么。",
        "Nothing was asked for.",
        "请写对象（如 filing/12），或用 --act、--actor、--area、--from、--to。",
        "Name a subject, such as filing/12, or use --act, --actor, --area, --from, --to.",
    ),
    "audit_selection": message(
        "audit verify 核验全部日志，不能只核验一部分（{found}）。",
        "`shidian audit verify` verifies the whole log, not a part of it ({found}).",
        "请去掉这个条件，或改用 audit show。",
        "Leave this out, or use `shidian audit show`.",
    ),
    # Backups
    "backup_exists": message(
        "{path} 已经存在。",
        "{path} exists already.",
        "请换一个文件名；备份不覆盖任何文件。",
        "Choose another name; a backup overwrites nothing.",
    ),
    "backup_inside": message(
        "{path} 在数据文件夹里。",
        "{path} lies in the data folder.",
        "请写到别处，最好是另一台机器的磁盘；数据文件夹丢失时备份要还在。",
        "Write it elsewhere, best to a disk of another machine: it must outlive the data folder.",
    ),
    "backup_running": message(
        "另一个备份正在进行。",
        "Another backup is being made.",
        "请等它结束再运行。",
        "Wait until it has ended.",
    ),
    "no_postgres_program": message(
        "找不到 PostgreSQL 的程序 {name}。",
        "The program {name} of PostgreSQL is not installed.",
        "请安装与服务器版本相同或更新的客户端（Debian：postgresql-client）。",
        "Install the client programs of the server's version or a newer one (Debian: "
        "postgresql-client).",
    ),
    "backup_unreadable": message(
        "{path} 不是完整的备份文件：{found}。",
        "{path} is not a whole backup file: {found}.",
        "请用另一份备份；没有恢复任何内容。",
        "Use another backup; nothing was restored.",
    ),
    "backup_no_manifest": message(
        "文件里没有清单 manifest.json，不是本软件的备份。",
        "The file has no manifest.json: it is not a backup of this software.",
        "请给出 shidian backup 写的文件。",
        "Give a file that `shidian backup` has written.",
    ),
    "backup_format": message(
        "备份的格式是 {found}，本版本不认识。",
        "The backup has format {found}, which this version does not know.",
        "请升级本软件。",
        "Upgrade this software.",
    ),
    "backup_manifest": message(
        "备份的清单有误：{found}。",
        "The manifest of the backup is wrong: {found}.",
        "请用另一份备份；没有恢复任何内容。",
        "Use another backup; nothing was restored.",
    ),
    "backup_name": message(
        "备份里有不能接受的文件名 {found}。",
        "The backup holds a file with a name that is refused: {found}.",
        "这不是 shidian backup 写的；请查清文件的来历。",
        "`shidian backup` did not write this; find out where the file came from.",
    ),
    "backup_listed": message(
        "备份的内容与清单不一致：{found}。",
        "What the backup holds is not what its manifest lists: {found}.",
        "请用另一份备份，并查清文件的来历。",
        "Use another backup, and find out where this file came from.",
    ),
    "backup_entry": message(
        "备份里的 {found} 是加密的或压缩方式不能接受。",
        "The entry {found} of the backup is encrypted or compressed in a way that is refused.",
        "这不是 shidian backup 写的；请查清文件的来历。",
        "`shidian backup` did not write this; find out where the file came from.",
    ),
    "backup_changed": message(
        "备份里的 {found} 与清单所记的散列值不符。",
        "The entry {found} of the backup does not have the hash that is listed.",
        "文件损坏或被改动；请用另一份备份。",
        "The file is damaged or was changed; use another backup.",
    ),
    "backup_too_large": message(
        "备份展开后有 {size} 字节，磁盘只剩 {free} 字节。",
        "Unpacked, the backup has {size} bytes; only {free} are free on the disk.",
        "请先腾出空间；核验时用 TMPDIR 指定较大的临时文件夹。",
        "Free some space; to verify, name a folder with more room in TMPDIR.",
    ),
    "backup_database": message(
        "备份里的数据库不完好：{found}。",
        "The database in the backup is not sound: {found}.",
        "请用另一份备份。",
        "Use another backup.",
    ),
    "backup_chain": message(
        "备份里的日志链在 {where} 处有问题：{wrong}。",
        "The event chain in the backup is broken at {where}: {wrong}.",
        "请保留这份备份备查，并用更早的备份。",
        "Keep this backup as evidence, and use an earlier one.",
    ),
    "backup_count": message(
        "备份里的表 {table} 有 {found} 行，清单写 {expected} 行。",
        "The table {table} in the backup has {found} rows; the manifest says {expected}.",
        "请用另一份备份，并查清文件的来历。",
        "Use another backup, and find out where this file came from.",
    ),
    "backup_head": message(
        "备份里的日志链到 {found} 为止，清单写到 {expected}，或散列值不同。",
        "The event chain in the backup ends at {found}, by the manifest at {expected}; or the "
        "hashes differ.",
        "请用另一份备份，并查清文件的来历。",
        "Use another backup, and find out where this file came from.",
    ),
    "backup_vendor": message(
        "备份来自另一种数据库（{found}）。",
        "The backup is of another kind of database ({found}).",
        "SQLite 的备份恢复时不设 DATABASE_URL；PostgreSQL 的要设为一个空库。",
        "Restore one of SQLite without DATABASE_URL, one of PostgreSQL with that of an empty "
        "database.",
    ),
    "restore_not_empty": message(
        "只能恢复到空的地方，{folder} 或数据库里已有 {found}。",
        "A backup is restored to an empty place; {folder} or the database has {found} already.",
        "请用 SHIDIAN_HOME 指定新的文件夹，用 DATABASE_URL 指定空的库。",
        "Name a new folder in SHIDIAN_HOME, and an empty database in DATABASE_URL.",
    ),
    # The doctor
    "doctor_failed": message(
        "检查不能进行：{found}。",
        "The check could not be made: {found}.",
        "请先解决其他问题，再检查一次。",
        "See to the other findings first, then examine again.",
    ),
    "doctor_packages": message(
        "没有安装 {found}，不能写 Word 和 PDF 报告。",
        "These are not installed: {found}. Reports in Word and PDF cannot be written.",
        "需要时运行 pip install '.[documents]'。",
        "Run `pip install '.[documents]'` if they are needed.",
    ),
    "doctor_unfinished": message(
        "恢复没有完成，留下了 {folder}。",
        "A restoration did not end; it left {folder}.",
        "请再运行 shidian restore；若数据已经齐全，删去这个文件夹。",
        "Run `shidian restore` again; if it says that data are there, delete this folder.",
    ),
    "doctor_key": message(
        "别人也能读取密钥文件 {path}（{found}）。",
        "Others can read the key file {path} ({found}).",
        "请运行 chmod 600；若有人可能读过，删去它重新启动，大家要重新登录。",
        "Run chmod 600 on it; if somebody may have read it, delete it, restart: all sign in anew.",
    ),
    "doctor_disk": message(
        "磁盘只剩 {found}。",
        "Only {found} are free on the disk.",
        "请腾出空间；磁盘写满时不能保存。",
        "Free some space; nothing can be saved on a full disk.",
    ),
    "doctor_migrations": message(
        "数据表不是本版本的，还差 {found} 步。",
        "The tables are not those of this version; {found} steps are missing.",
        "请先备份，再启动服务（shidian serve），它会升级数据表。",
        "Make a backup, then start the service (`shidian serve`), which upgrades them.",
    ),
    "doctor_option": message(
        "数据库选项 {name} 是 {found}，应为 {expected}。",
        "The option {name} of the database is {found}; it should be {expected}.",
        "请把数据文件夹放在本机磁盘上，不要放在网络磁盘上。",
        "Keep the data folder on a disk of this machine, not on one of the network.",
    ),
    "doctor_integrity": message(
        "数据库文件损坏：{found}。",
        "The database file is damaged: {found}.",
        "请停止服务，保留文件，从备份恢复。",
        "Stop the service, keep the file, and restore from a backup.",
    ),
    "doctor_triggers": message(
        "缺少或被改动的触发器有 {found} 个，如 {first}。",
        "Of the triggers, {found} are missing or changed, such as {first}.",
        "请运行 shidian doctor --repair，再用 audit verify 查期间有无改动。",
        "Run `shidian doctor --repair`, then `shidian audit verify`, to see what was changed.",
    ),
    "doctor_chain": message(
        "日志链与另存的链头有 {found} 处问题。",
        "The event log has {found} broken places.",
        "请运行 shidian audit verify，逐处列出。",
        "Run `shidian audit verify`, which lists them.",
    ),
    "doctor_clock": message(
        "最后一条日志的时间在将来：{found}。",
        "The last event lies in the future: {found}.",
        "请校准这台机器的时钟。",
        "Set the clock of this machine.",
    ),
    "doctor_policy": message(
        "评估办法 {found} 还没有人签字，据此的报告都是草案。",
        "Nobody has signed the policy {found}; every report under it is a draft.",
        "请由负责人核对后在办法文件中签字。",
        "Let the person in charge check it and sign it in the policy's file.",
    ),
    "doctor_files_missing": message(
        "缺少 {found} 个佐证文件，如 {first}。",
        "Files of evidence are missing: {found}, such as {first}.",
        "请从备份中取回。",
        "Take them from a backup.",
    ),
    "doctor_files_changed": message(
        "内容与散列值不符的文件有 {found} 个，如 {first}。",
        "Files whose content does not have their hash: {found}, such as {first}.",
        "请从备份中取回原文件，并查清谁改动过。",
        "Take the originals from a backup, and find out who changed them.",
    ),
    "doctor_no_backup": message(
        "还没有备份过。",
        "No backup has been made here.",
        "请运行 shidian backup，并定期运行。",
        "Run `shidian backup`, and do so regularly.",
    ),
    "doctor_old_backup": message(
        "最近的备份是 {found} 天前的。",
        "The last backup is {found} days old.",
        "请运行 shidian backup，并查定时任务为什么没有运行。",
        "Run `shidian backup`, and see why the regular one did not run.",
    ),
    "doctor_debug": message(
        "调试方式（DEBUG）开着，出错时会显示内部信息。",
        "DEBUG is on: errors show what is inside.",
        "请用 shidian.web.settings 运行，不要打开 DEBUG。",
        "Run with shidian.web.settings, and leave DEBUG off.",
    ),
    "doctor_hosts": message(
        "接受的主机名太宽：{found}。",
        "The hosts that are answered to are too many: {found}.",
        "请在 SHIDIAN_HOSTS 中写明主机名。",
        "List the names in SHIDIAN_HOSTS.",
    ),
    "doctor_static": message(
        "缺少静态文件 {found}，图表不能显示。",
        "The static file {found} is missing; charts cannot be shown.",
        "请重新安装本软件。",
        "Install this software again.",
    ),
}
