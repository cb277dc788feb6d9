import { en } from "./disclosures.en"
import { zh } from "./disclosures.zh"
import { words } from "./words"

export const disclosures = words(zh, en)
