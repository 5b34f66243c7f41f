import type { SealedToken } from '~/store/syncRows'

/** What OWASP asks of PBKDF2-SHA-256: a guess costs whoever has copied the browser's files as much as it costs us. */
const ROUNDS = 600_000

/** Encrypts a token with a passphrase, each time with a salt of its own. */
export async function sealToken(token: string, passphrase: string): Promise<SealedToken> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyOf(passphrase, salt, ROUNDS)
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(token))
  return { salt, rounds: ROUNDS, iv, bytes }
}

/** The token; undefined where the passphrase is another one, or a byte was changed. */
export async function unsealToken({ salt, rounds, iv, bytes }: SealedToken, passphrase: string): Promise<string | undefined> {
  try {
    const key = await keyOf(passphrase, salt, rounds)
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes))
  } catch {
    return undefined
  }
}

/** A passphrase typed with composed or with decomposed letters is the same. */
async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(by, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
