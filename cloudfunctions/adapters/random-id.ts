import { randomBytes } from "node:crypto"
import type { NewId } from "#cloud/shared/ports"

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

/** 130 random bits as 26 letters and digits; i, l, o and u are left out, as they are misread. */
export const randomId: NewId = () => Array.from(randomBytes(26), byte => letters[byte & 31]).join("")
