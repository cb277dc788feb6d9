import { TellMe } from "../../notices/parts/tell-me"

/** A row that asks for one notice of the result: a switch, never a pop-up of ours. */
export const NoticeRow = () => <TellMe about="result" />
