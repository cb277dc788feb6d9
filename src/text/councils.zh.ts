interface Share {
  readonly num: number
  readonly den: number
  readonly strict: boolean
}

const digits = [..."零一二三四五六七八九"]
const number = (n: number): string => (n < 10 ? (digits[n] ?? String(n)) : n === 10 ? "十" : String(n))

/** 过半数, 三分之二以上, 超过四分之三, 全体. */
const share = ({ num, den, strict }: Share): string => {
  if (num === den) return strict ? "超过全体" : "全体"
  if (num * 2 === den) return strict ? "过半数" : "半数以上"
  const part = `${number(den)}分之${number(num)}`
  return strict ? `超过${part}` : `${part}以上`
}

export const zh = {
  where: "议事组织",
  list: {
    title: "谁在替我说话",
    lead: "本社区的议事会、代表会议，各方有几席、谁主持",
    street: "我们这条街道的",
    none: "本社区还没有成立议事组织。",
    noneExample: "比如：云上坊议事会，居委会、物业、商户、居民代表共 9 席",
    seats: (n: number) => `${n} 席`,
    vacant: (n: number) => `空 ${n} 席`,
    mine: "您有席位",
    dissolved: "已解散",
    more: "更早的",
    code: "有席位码？",
    codeWhy: "工作人员给您的 8 位码，输入以后，您就坐上这个席位。",
    codeField: "席位码",
    take: "坐上这个席位",
    taken: (name: string, group: string, stands: boolean) =>
      `${name} · ${group}，您${stands ? "是替补" : "已担任席位"}`,
    open: "看看这个议事组织",
  },
  kind: {
    residentsAssembly: "居民会议",
    representativesAssembly: "居民代表会议",
    deliberationCouncil: "议事会",
    streetCouncil: "街事会",
    ownersAssembly: "业主大会（示意）",
    workingGroup: "工作组",
  },
  level: { street: "街道", community: "社区", compound: "小区", building: "楼栋" },
  titles: { chair: "主持人", convener: "召集人", minuteTaker: "记录人", scrutineer: "监票人" },
  body: {
    officers: "谁主持",
    noOfficers: "还没有定主持人。",
    groups: "各方的席位",
    households: "名册上的每一户一席，由户代表参加",
    observers: (n: number) => `列席 ${n} 人`,
    mine: "您的席位",
    as: { holder: "正式", substitute: "替补" },
    observes: "列席，不参加表决",
    names: "只公布担任职务的人的姓名，其他席位只公布代表哪一方。",
    rules: "看议事规则",
    manage: "管理席位",
    dissolved: (reason: string) => `已解散：${reason}`,
  },
  charter: {
    title: "议事规则",
    version: (n: number, day: string) => `第 ${n} 版，${day}起`,
    old: (n: number) => `这是以前的一版，现在按第 ${n} 版`,
    source: "依据",
    note: "这一版改了什么",
    amend: "修改",
    before: "看上一版",
    current: "看现在的",
    clean: "查过了：和法律一致，也都做得到。",
    findings: (n: number) => `查出 ${n} 处要注意，写在各条下面`,
  },
  share,
  rule: {
    mayCall: "谁可以召集会议",
    offices: { staff: "工作人员", committee: "居委会", chair: "主持人", convener: "召集人" },
    nobody: "没有人",
    noticeDays: "提前几天通知",
    notice: (days: number) => (days === 0 ? "不用提前" : `提前 ${days} 天`),
    shorterAllowed: "能不能临时召开",
    shorter: { yes: "特殊情况可以，要说明原因", no: "不可以" },
    agendaMost: "一次会议议几件事",
    agenda: (n: number) => `最多 ${n} 件`,
    quorum: "多少人到会才有效",
    quorumIs: (of: string) => `${of}的席位到会`,
    required: "哪些方必须到会",
    least: (group: string, n: number) => `${group}至少 ${n} 席`,
    noRequired: "不限",
    rule: "怎样算通过",
    of: { present: "到会的人", eligible: "全体席位", cast: "投了票的人", decided: "表示赞成或反对的人" },
    majority: (of: string, pass: string) => `${of}的${pass}赞成`,
    byGroups: (need: number, groups: number, whole: string) =>
      `各方分别表决，${groups} 方里 ${need} 方通过，并且${whole}`,
    owners: { ordinary: "参与业主的面积和人数都过半数赞成", grave: "参与业主的面积和人数都四分之三以上赞成" },
    ballots: "怎样投票",
    ballot: { open: "记名：谁怎么投的有记录", secret: "无记名：只记谁投了，不记投了什么" },
    remote: "不到会能不能投票",
    remotely: { yes: "可以在手机上投", no: "要到会" },
    proxies: "能不能委托别人",
    proxy: (n: number) => `可以，书面委托并列明，一人最多接受 ${n} 人`,
    noProxy: "不可以",
    recusal: "和自己有关的事",
    recuses: { yes: "要回避，不计入人数", no: "没有规定回避" },
    oneSeatEach: "一个人能坐几席",
    seatsEach: { yes: "一人一席", no: "没有限制，有人坐两席会标出来" },
    study: "党组织前置研究",
    studies: { yes: "重要事项先研究，意见公开", no: "不要求" },
    endorsement: "多少人附议就必须上会",
    endorse: (of: string, whom: "residents" | "seats") => `${of}的${whom === "residents" ? "居民" : "席位"}`,
    steps: "四议两公开",
    step: {
      propose: "提议",
      discuss: "商议",
      review: "审议",
      decide: "决议",
      publishDecision: "决议公开",
      publishResult: "结果公开",
    },
    noSteps: "不要求",
    outcome: "形成什么",
    outcomes: { opinion: "协商意见", resolution: "决议" },
    publicityDays: "公开多少天",
    days: (n: number) => `${n} 天`,
  },
}
