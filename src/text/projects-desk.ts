import { en } from "./projects-desk.en"
import { zh } from "./projects-desk.zh"
import { words } from "./words"

export const projectsDesk = words(zh, en)
