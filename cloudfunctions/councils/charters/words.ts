import type { Kind } from "../bodies/rules.ts"

/** Where the preset of each kind comes from: what the law says, and what is only usual. */
export const sources: Readonly<Record<Kind, { readonly zh: string; readonly en: string }>> = {
  residentsAssembly: {
    zh: "《城市居民委员会组织法》（2026 年 1 月 1 日起施行）第二十六、二十七、三十、三十四条",
    en: "Organic Law of Urban Residents' Committees (in force 1 January 2026), articles 26, 27, 30, 34",
  },
  representativesAssembly: {
    zh: "《城市居民委员会组织法》（2026 年 1 月 1 日起施行）第二十八、二十九、三十、三十四条；提前通知的天数参照第二十六条",
    en: "Organic Law of Urban Residents' Committees (in force 1 January 2026), articles 28, 29, 30, 34; the notice follows article 26",
  },
  deliberationCouncil: {
    zh: "《城市居民委员会组织法》第三十二条（协商）；人数和通过办法法律没有规定，按各地议事规则的通常做法",
    en: "Organic Law of Urban Residents' Committees, article 32 (deliberation); the law sets no quorum or majority: these are the usual local ones",
  },
  streetCouncil: {
    zh: "街事会没有专门的法律规定：参照《城市居民委员会组织法》第三十二条和中办发〔2015〕41 号，分方表决按本会议事规则",
    en: "No statute on street councils: after article 32 of the Organic Law of Urban Residents' Committees and document 41 of 2015; voting by groups is the body's own rule",
  },
  ownersAssembly: {
    zh: "《民法典》第二百七十八条，《物业管理条例》第十三、十四条。本平台的业主表决仅作示意，不具法定效力",
    en: "Civil Code, article 278; Regulation on Property Management, articles 13 and 14. Owners' votes here are a model, without legal effect",
  },
  workingGroup: {
    zh: "工作组没有法律规定：按组成它的会议定的规则，意见交回那次会议",
    en: "No statute on working groups: the body that formed it sets the rules, and gets its opinion",
  },
}
