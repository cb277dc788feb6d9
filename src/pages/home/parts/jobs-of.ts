import type { Value } from "../../../cloud/contracts"

export type Role = NonNullable<Value<"members.me">["member"]>["roles"][number]

const clerk: readonly Role[] = ["staff"]
const office: readonly Role[] = ["staff", "committee"]
const everybody = undefined

/** Every job of the desk, the page where it is done, and who can do something there: `of` by role, everybody at the desk without. */
export const jobs = [
  { word: "roll", to: "/pages/members/roll", of: clerk },
  { word: "people", to: "/pages/members/requests", of: clerk },
  { word: "staff", to: "/pages/members/staff", of: [...clerk, "districtOwner"] },
  { word: "rounds", to: "/pages/projects/desk", of: [...office, "oversight", "partyOrganization"] },
  { word: "funds", to: "/pages/funds/desk", of: [...office, "treasurer", "oversight"] },
  { word: "notices", to: "/pages/notices/desk", of: office },
  { word: "councils", to: "/pages/councils/desk", of: office },
  { word: "times", to: "/pages/meetings/desk", of: office },
  { word: "chats", to: "/pages/chats/desk", of: clerk },
  { word: "minutes", to: "/pages/meetings/minutes", of: everybody },
  { word: "topics", to: "/pages/meetings/topics", of: [...office, "partyOrganization"] },
  { word: "meetings", to: "/pages/meetings/called", of: everybody },
  { word: "poster", to: "/pages/members/poster", of: office },
] as const satisfies readonly { readonly word: string; readonly to: string; readonly of: readonly Role[] | undefined }[]

export type Job = (typeof jobs)[number]["word"]

/** The office of a street is the staff of its bodies: what it does for them, and where. */
export const streetJobs = [
  { word: "councils", to: "/pages/councils/desk" },
  { word: "meetings", to: "/pages/meetings/called?at=street" },
  { word: "minutes", to: "/pages/meetings/minutes?at=street" },
  { word: "chats", to: "/pages/chats/desk?at=street" },
] as const satisfies readonly { readonly word: Job; readonly to: string }[]

/** Takes somebody's roles; gives the jobs that are theirs to do, in the order of the desk. */
export const jobsOf = (roles: readonly Role[]): readonly { readonly word: Job; readonly to: string }[] =>
  jobs.filter(({ of }) => of === undefined || of.some(role => roles.includes(role)))
