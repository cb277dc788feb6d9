/** The roles a person may hold in a community (domain words; a resident holds none of them and needs none). */
export const roles = [
  "districtOwner",
  "staff",
  "committee",
  "oversight",
  "treasurer",
  "partyOrganization",
  "council",
  "volunteerCoordinator",
  "propertyCompany",
  "ownersCommittee",
  /** 街道办事处: holds it in one community, and is the staff of the street that this community belongs to. */
  "subdistrictOffice",
] as const

export type Role = (typeof roles)[number]
