import type { SyncWorld } from './syncWorld'

/** What tabs of a shop tell each other about its connection, by BroadcastChannel `zhanggui:sync:<shop>`. */
export type SyncWord =
  /** Who has a token? */
  | { is: 'token?' }
  /** `anew`: somebody has signed in; it takes the place of the one that was known. */
  | { is: 'token'; token: string; anew: boolean }
  /** The connection is not as it was: paused, gone on with, taken away. */
  | { is: 'look' }
  /** Whoever keeps the shop in step is to do so now, and to say when that is over. */
  | { is: 'now'; id: string }
  | { is: 'over'; id: string }

/** Name of the lock that one tab holds to keep the shop in step, and of the channel. */
export const nameOfSync = (shop: string): string => `zhanggui:sync:${shop}`

export class SyncTalk {
  readonly #channel: BroadcastChannel

  constructor(shop: string, hear: (word: SyncWord) => void) {
    this.#channel = new BroadcastChannel(nameOfSync(shop))
    this.#channel.onmessage = ({ data }: MessageEvent<SyncWord>) => hear(data)
  }

  say(word: SyncWord): void {
    this.#channel.postMessage(word)
  }

  close(): void {
    this.#channel.close()
  }
}

/** Whether a tab, this one or another, keeps the shop in step. */
export async function isKept(world: Pick<SyncWorld, 'locks'>, shop: string): Promise<boolean> {
  const { held = [] } = await world.locks.query()
  return held.some(({ name }) => name === nameOfSync(shop))
}
