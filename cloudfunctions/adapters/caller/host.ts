import type { Subject } from "#cloud/shared/ports"

/** Who the bearer of a session token is; members know. */
export type SubjectOfToken = (token: string) => Promise<Subject | undefined>

const form = /^Bearer ([A-Za-z0-9._~-]{16,200})$/i

/**
 * Callers of the local and self-hosted server. Takes the `authorization` header as it came; gives the subject of its
 * session, or undefined for none, an unknown or an ended one. Nothing else of a request says who is calling.
 */
export const hostCaller =
  (subjectOf: SubjectOfToken) =>
  async (authorization: string | undefined): Promise<Subject | undefined> => {
    const token = form.exec(authorization ?? "")?.[1]
    return token === undefined ? undefined : subjectOf(token)
  }
