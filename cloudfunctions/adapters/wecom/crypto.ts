import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { sameText } from "#cloud/shared/digest"

/**
 * Callbacks of WeCom, signed and encrypted as its documentation says (加解密方案说明, path 90968; the robot's, path 101033):
 * AES-256-CBC, the key being Base64 of EncodingAESKey + "=", its first 16 bytes the initial vector; 16 random bytes, the
 * length of the text in 4 bytes, the text, the receiver's id; padded to a multiple of 32. Signed with SHA-1 over the sorted
 * token, timestamp, nonce and ciphertext. The documented examples are in the tests; a live account was never tried.
 */

/** What an administrator sets on WeCom's pages, and whom messages must be for: our corp id; "" for a robot of our own corp. */
export interface Keys {
  readonly token: string
  /** EncodingAESKey: 43 letters and digits. */
  readonly aesKey: string
  readonly receiver: string
}

/** What came beside and inside of a message. */
export interface Envelope {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
  readonly encrypt: string
}

export type Opened =
  | { readonly text: string }
  /** signature: not from WeCom; receiver: for somebody else; content: the signature is right, what is inside is not. */
  | { readonly trouble: "signature" | "receiver" | "content" }

const block = 32
const base64 = /^[A-Za-z0-9+/]+={0,2}$/
const utf8 = new TextDecoder("utf-8", { fatal: true })

/** SHA-1 over the four in the order of their characters, in hex. */
const signed = (token: string, timestamp: string, nonce: string, encrypt: string): string =>
  createHash("sha1").update([token, timestamp, nonce, encrypt].sort().join("")).digest("hex")

/** Takes what is set on WeCom's side; refuses a key that is none (RangeError). Gives both directions. */
export const wecomCrypto = ({ token, aesKey, receiver }: Keys) => {
  const key = Buffer.from(`${aesKey}=`, "base64")
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey) || key.length !== 32) throw new RangeError("EncodingAESKey has 43 signs")
  const iv = key.subarray(0, 16)

  /** The plain bytes without their padding; undefined when they are none of ours. */
  const decrypted = (encrypt: string): Buffer | undefined => {
    const bytes = Buffer.from(encrypt, "base64")
    if (!base64.test(encrypt) || bytes.length === 0 || bytes.length % 16 !== 0) return undefined
    const decipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
    const pad = padded.at(-1) ?? 0
    const whole = pad >= 1 && pad <= block && padded.subarray(-pad).every(byte => byte === pad)
    return whole && padded.length - pad >= 20 ? padded.subarray(0, -pad) : undefined
  }

  return {
    /** Opens what has come: the signature first, in a time that tells nothing; then the content, then whom it is for. */
    open: ({ signature, timestamp, nonce, encrypt }: Envelope): Opened => {
      if (!sameText(signed(token, timestamp, nonce, encrypt), signature)) return { trouble: "signature" }
      const plain = decrypted(encrypt)
      const length = plain?.readUInt32BE(16) ?? 0
      if (!plain || length > plain.length - 20) return { trouble: "content" }
      const to = plain.subarray(20 + length).toString("utf8")
      if (!sameText(to, receiver)) return { trouble: "receiver" }
      try {
        return { text: utf8.decode(plain.subarray(20, 20 + length)) }
      } catch {
        return { trouble: "content" }
      }
    },

    /** Closes what goes out, or, for the simulated WeCom, what comes in. `random` is 16 bytes. */
    seal: (text: string, timestamp: string, nonce: string, random: Buffer = randomBytes(16)): Envelope => {
      const body = Buffer.from(text, "utf8")
      const length = Buffer.alloc(4)
      length.writeUInt32BE(body.length)
      const plain = Buffer.concat([random, length, body, Buffer.from(receiver, "utf8")])
      const pad = block - (plain.length % block)
      const cipher = createCipheriv("aes-256-cbc", key, iv).setAutoPadding(false)
      const encrypt = Buffer.concat([
        cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
        cipher.final(),
      ]).toString("base64")
      return { signature: signed(token, timestamp, nonce, encrypt), timestamp, nonce, encrypt }
    },
  }
}

export type WecomCrypto = ReturnType<typeof wecomCrypto>
