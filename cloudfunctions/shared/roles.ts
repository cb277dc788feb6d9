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
] as const

export type Role = (typeof roles)[number]
