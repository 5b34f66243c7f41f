import type { Adapter } from './adapter'
import type { PlatformShop } from './connection'
import type { Outside } from './http'

/** How an API of a platform is opened: asks who it is and what it can do. `open.ts` of each adapter has one. Throws CommerceError; `unauthorized` where the token is not taken. */
export interface OpenPlatform {
  /** `token`: whatever the platform knows somebody by: a bearer token, a key of a service, the id of a session. */
  (details: { address: string; token: string }, outside: Outside, signal: AbortSignal): Promise<Adapter & { shop: PlatformShop }>
  /** Of platforms that people sign in to: a name and a password for a token. Throws CommerceError; `unauthorized` where they are wrong. */
  signIn?: (details: { address: string; name: string; password: string }, outside: Outside, signal: AbortSignal) => Promise<string>
}
