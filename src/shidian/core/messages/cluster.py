"""What can be wrong with the cluster that rules run on."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "cluster_package_missing": message(
        "没有安装 {found}，不能在集群上运行。",
        "{found} is not installed; without it nothing runs on a cluster.",
        '请安装：`pip install "shidian[cluster]"`。',
        'Install it: `pip install "shidian[cluster]"`.',
    ),
    "cluster_java_missing": message(
        "找不到 Java（{found}），不能在集群上运行。",
        "There is no Java at {found}; without it nothing runs on a cluster.",
        "请安装 Java 17 或 21，如 Debian 的 openjdk-17-jre-headless；设有 JAVA_HOME 时须指向它。",
        "Install Java 17 or 21 (Debian: openjdk-17-jre-headless); JAVA_HOME must lead to it.",
    ),
    "cluster_failed": message(
        "集群 {master} 没有算完：{found}。",
        "The cluster {master} did not answer: {found}.",
        "请核对集群地址、Java 版本（17）和磁盘空间；各节点都要能读到数据文件。",
        "Check its address, Java (17) and disk space; every node must be able to read the data.",
    ),
}
