/** What is wrong with a charter, by code: a sentence in both languages. {places} are filled with its figures. */
export const findingWords = {
  assemblyQuorum: {
    zh: "居民会议要有过半数的人参加才能举行，这里写的达不到“过半数”（组织法第二十七条）",
    en: "An assembly of residents needs more than half of them there; this is not more than half (Organic Law 27)",
  },
  representativesQuorum: {
    zh: "居民代表会议要有三分之二以上的代表参加才能举行（组织法第二十九条）",
    en: "An assembly of representatives needs at least two thirds of them there (Organic Law 29)",
  },
  passPresent: {
    zh: "决定要由参加会议的人的过半数通过，这里写的可能不到一半就通过（组织法第二十七、二十九条）",
    en: "A decision takes more than half of those present; by this rule fewer could pass it (Organic Law 27, 29)",
  },
  assemblyNotice: {
    zh: "召开居民会议要提前 10 天通知，这里只有 {days} 天（组织法第二十六条）",
    en: "An assembly of residents is called 10 days ahead; these are {days} (Organic Law 26)",
  },
  assemblyCall: {
    zh: "居民会议、居民代表会议由居委会召集，“谁可以召集”里要有居委会（组织法第二十六、二十八条）",
    en: "Assemblies are called by the residents' committee, which is missing among who may call (Organic Law 26, 28)",
  },
  assemblyEndorsement: {
    zh: "十分之一以上的居民提议，就应当召开居民会议，门槛不能再高（组织法第二十六条）",
    en: "One tenth of the residents is enough to have an assembly called; the threshold may not be higher (Organic Law 26)",
  },
  representativesEndorsement: {
    zh: "五分之一以上的代表提议，就应当召开居民代表会议，门槛不能再高（组织法第二十八条）",
    en: "One fifth of the representatives is enough to have them called; the threshold may not be higher (Organic Law 28)",
  },
  representativesProxy: {
    zh: "居民代表由居民推选，要本人到会，不能再委托别人",
    en: "Representatives were chosen in person: they may not send a proxy",
  },
  proxiesMost: {
    zh: "一个人最多接受 3 人委托，这里写的是 {most} 人（组织法第十九条的限制）",
    en: "One person may hold at most 3 proxies; these are {most} (the limit of Organic Law 19)",
  },
  studyMissing: {
    zh: "重要事项交居民会议、居民代表会议之前，要先经社区党组织研究（组织法第三十条）",
    en: "Important matters are studied by the party organization before the assemblies (Organic Law 30)",
  },
  publicityShort: {
    zh: "决定和落实情况要公开不少于 15 天，这里只有 {days} 天（组织法第三十四条）",
    en: "Decisions are published for at least 15 days; these are {days} (Organic Law 34)",
  },
  outcomeOpinion: {
    zh: "议事会、街事会、工作组是协商，形成的是“协商意见”，不能写成“决议”（组织法第三十二条）",
    en: "Councils and working groups deliberate: they give an opinion, and can not resolve (Organic Law 32)",
  },
  outcomeResolution: {
    zh: "居民会议、居民代表会议、业主大会作出的是“决议”，不是“协商意见”",
    en: "Assemblies resolve; what they give is no mere opinion",
  },
  ownersNotice: {
    zh: "召开业主大会要提前 15 天通知，这里只有 {days} 天（物业管理条例第十四条）",
    en: "An owners' assembly is called 15 days ahead; these are {days} (Regulation on Property Management 14)",
  },
  ownersShorter: {
    zh: "业主大会的 15 天通知期不能缩短（物业管理条例第十四条）",
    en: "The 15 days before an owners' assembly can not be shortened (Regulation on Property Management 14)",
  },
  ownersRule: {
    zh: "业主共同决定要同时看面积和人数：三分之二参与，再过半数或四分之三同意（民法典第二百七十八条）",
    en: "Owners decide by area and by number: two thirds take part, then more than half or three quarters (Civil Code 278)",
  },
  ownersQuorum: {
    zh: "业主表决要有面积和人数都占三分之二以上的业主参与（民法典第二百七十八条）",
    en: "Owners of at least two thirds of the area and of the number must take part (Civil Code 278)",
  },
  ownersSecret: {
    zh: "业主的票要按面积核对，只能记名，不能无记名",
    en: "Owners' ballots are checked by area: they are open, not secret",
  },
  ownersEndorsement: {
    zh: "百分之二十以上的业主提议，就应当召开业主大会，门槛不能再高（物业管理条例第十三条）",
    en: "One fifth of the owners is enough to have them called; the threshold may not be higher (Regulation 13)",
  },
  ownersElsewhere: {
    zh: "按面积和人数计的业主规则只用于业主大会，居民不等于业主",
    en: "The owners' rule is for an owners' assembly only: a resident is not an owner",
  },
  stepsOrder: {
    zh: "“四议两公开”的步骤要按提议、商议、审议、决议、决议公开、结果公开的顺序，每步一次",
    en: "The steps of deliberation and disclosure stand in their order, each once",
  },
  stepsUnpublished: {
    zh: "有“决议”这一步，就要有“决议公开”和“结果公开”",
    en: "Where there is the step of deciding, decision and result must be published",
  },
  agendaNone: {
    zh: "一次会议的议题上限是 0，什么也议不了",
    en: "An agenda may hold 0 items: nothing can be discussed",
  },
  nobodyCalls: {
    zh: "没有写谁可以召集会议，会永远开不起来",
    en: "Nobody may call a meeting, so there will never be one",
  },
  callerMissing: {
    zh: "只有{titles}可以召集，但没有哪个席位担任，会开不起来",
    en: "Only {titles} may call, and no seat is that: no meeting can be called",
  },
  noSeats: {
    zh: "还没有一个有表决权的席位，会开不起来",
    en: "There is not one seat with a vote yet: no meeting can be valid",
  },
  quorumNever: {
    zh: "法定人数比全体还多，永远达不到",
    en: "The quorum is more than everybody: it is never reached",
  },
  quorumNone: {
    zh: "法定人数是 0，没有人到会也算有效",
    en: "The quorum is nobody: an empty room would be a valid meeting",
  },
  quorumVacant: {
    zh: "法定人数要 {needed} 席，现在只有 {held} 席有人，补齐之前开不成",
    en: "The quorum is {needed} seats and {held} are filled: no meeting is valid until more are",
  },
  passNever: {
    zh: "通过要的票比全体还多，什么也通不过",
    en: "Passing takes more than everybody: nothing will ever pass",
  },
  passNone: {
    zh: "没有人赞成也能通过，请写明要多少人赞成",
    en: "A motion passes without one approval: say how many it takes",
  },
  ruleQuorum: {
    zh: "表决要求的参加人数比会议的法定人数高，会开得成却表决不了",
    en: "Motions ask for more people than the meeting does: it could be valid and yet decide nothing",
  },
  requiredUnknown: {
    zh: "必须到会的“{group}”不是本会的一方",
    en: "“{group}” must be there, and is no group of this body",
  },
  requiredNoSeats: {
    zh: "必须到会的“{group}”一个席位也没有",
    en: "“{group}” must be there, and has no seat",
  },
  requiredLeast: {
    zh: "“{group}”至少要到 {least} 席，但一共只有 {seats} 席",
    en: "“{group}” must be there with {least}, and has {seats} seats in all",
  },
  requiredVacant: {
    zh: "“{group}”至少要到 {least} 席，现在只有 {held} 席有人",
    en: "“{group}” must be there with {least}, and {held} of its seats are filled",
  },
  requiredTwice: {
    zh: "必须到会的“{group}”写了两次，请去掉一个",
    en: "“{group}” stands twice among those who must be there; remove one",
  },
  groupsNeed: {
    zh: "要 {need} 方通过，但一共只有 {groups} 方",
    en: "{need} groups must pass, and there are {groups}",
  },
  groupsNone: {
    zh: "按方表决却写着 0 方通过就行，各方的意见不起作用",
    en: "It votes by groups, and 0 of them need to pass: what they say counts for nothing",
  },
  groupsUnknown: {
    zh: "表决规则里的“{group}”不是本会的一方",
    en: "The rule names “{group}”, which is no group of this body",
  },
  groupsLeftOut: {
    zh: "表决规则没有写“{group}”，这一方的票不算在任何一方里",
    en: "The rule leaves out “{group}”: its votes belong to no group",
  },
  groupsVacant: {
    zh: "要 {need} 方通过，但现在只有 {held} 方有人",
    en: "{need} groups must pass, and only {held} have anybody",
  },
  secretSmall: {
    zh: "“{group}”不到 5 席，分方公布无记名的票数会看出谁投了什么；请改记名，或不分方",
    en: "“{group}” has fewer than 5 seats: secret figures by group would show who voted what. Vote openly, or not by groups",
  },
  proxiesNone: {
    zh: "写了可以委托，但每人最多接受 0 人，等于不能委托",
    en: "Proxies are allowed, and nobody may hold one: say how many",
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type FindingCode = keyof typeof findingWords

/** What the seats with a title are called in a sentence. */
export const callerWords = {
  chair: { zh: "主持人", en: "the chair" },
  convener: { zh: "召集人", en: "the convener" },
} as const
