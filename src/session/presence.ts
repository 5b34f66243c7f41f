import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Instant } from '~/lib/zone'
import { shopId, useShop } from './shop'
import { livingTabs, THIS_TAB } from './tab'

/** Another tab that has a ticket open. */
export interface Someone {
  tab: string
  /** Key of the person who acts there. */
  who: string
  typing: boolean
}

interface Here extends Someone {
  kind: 'here'
  ticket: string
}
type Said = Here | { kind: 'away'; tab: string } | { kind: 'ask'; tab: string }

/** What of a BroadcastChannel is used. */
export type PresenceChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & { onmessage: ((event: MessageEvent) => void) | null }

export interface PresenceWorld {
  channel: PresenceChannel
  tab: string
  who: () => string
  now: () => Instant
  /** Tabs that live, where the browser tells: timers of a hidden tab may be a minute apart. */
  living: () => Promise<ReadonlySet<string> | undefined>
}

export const BEAT_MS = 4000
/** Somebody who was not heard for so long is gone, unless the browser says that their tab lives. */
export const GONE_MS = 14_000
export const TYPING_MS = 7000

const NOBODY: readonly Someone[] = []

const isSaid = (data: unknown): data is Said => typeof data === 'object' && data !== null && 'kind' in data && 'tab' in data

/** Which tab has which ticket open: each says so when it opens one, with every beat, and when it is asked. */
export class Presence {
  readonly #world: PresenceWorld
  readonly #heard = new Map<string, Here & { at: Instant; typedAt: Instant }>()
  readonly #listeners = new Set<() => void>()
  #ticket: string | undefined
  #typedAt = -Infinity
  #shown: readonly Someone[] = NOBODY

  constructor(world: PresenceWorld) {
    this.#world = world
    world.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data)
  }

  /** This tab has this ticket open now; undefined: none. */
  look(ticket: string | undefined): void {
    if (ticket === this.#ticket) return
    this.#ticket = ticket
    this.#typedAt = -Infinity
    if (ticket === undefined) this.#world.channel.postMessage({ kind: 'away', tab: this.#world.tab } satisfies Said)
    else {
      this.#say()
      this.#world.channel.postMessage({ kind: 'ask', tab: this.#world.tab } satisfies Said)
    }
    this.#show()
  }

  /** Something is being typed here; told at once, then with the beats. */
  type(): void {
    const now = this.#world.now()
    const isNews = now - this.#typedAt > TYPING_MS / 2
    this.#typedAt = now
    if (isNews) this.#say()
  }

  /** Says again that it is here, and forgets who is gone. */
  async beat(): Promise<void> {
    if (this.#ticket !== undefined) this.#say()
    const late = [...this.#heard.values()].filter(({ at }) => this.#world.now() - at > GONE_MS)
    const living = late.length > 0 ? await this.#world.living() : undefined
    for (const { tab } of late) if (!living?.has(tab)) this.#heard.delete(tab)
    this.#show()
  }

  /** Who else has the ticket of this tab open; the same list until it changes. */
  readonly others = (): readonly Someone[] => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  close(): void {
    this.look(undefined)
    this.#world.channel.close()
  }

  #say(): void {
    if (this.#ticket === undefined) return
    const { tab, channel, who, now } = this.#world
    const typing = now() - this.#typedAt < TYPING_MS
    channel.postMessage({ kind: 'here', tab, who: who(), ticket: this.#ticket, typing } satisfies Said)
  }

  #hear(data: unknown): void {
    if (!isSaid(data) || data.tab === this.#world.tab) return
    if (data.kind === 'ask') this.#say()
    else if (data.kind === 'away') this.#heard.delete(data.tab)
    else {
      const at = this.#world.now()
      this.#heard.set(data.tab, { ...data, at, typedAt: data.typing ? at : -Infinity })
    }
    this.#show()
  }

  #show(): void {
    const now = this.#world.now()
    const next = [...this.#heard.values()]
      .filter(({ ticket }) => ticket === this.#ticket)
      .map(({ tab, who, typedAt }): Someone => ({ tab, who, typing: now - typedAt < TYPING_MS }))
    if (JSON.stringify(next) === JSON.stringify(this.#shown)) return
    this.#shown = next
    for (const listener of this.#listeners) listener()
  }
}

let ours: { shop: string; presence: Presence } | undefined

/** One for the shop of this tab. */
function presenceNow(): Presence {
  const shop = shopId()
  if (ours?.shop !== shop) {
    ours?.presence.close()
    const channel = new BroadcastChannel(`zhanggui:presence:${shop}`)
    const presence = new Presence({ channel, tab: THIS_TAB, who: () => useShop.getState().who, now: Date.now, living: livingTabs })
    ours = { shop, presence }
  }
  return ours.presence
}

/** Tells other tabs that this one has a ticket open, and who else has; `type`: to be called while something is typed. */
export function usePresence(ticket: string): { others: readonly Someone[]; type: () => void } {
  const presence = presenceNow()
  useEffect(() => {
    presence.look(ticket)
    const beat = setInterval(() => void presence.beat(), BEAT_MS)
    const leave = () => presence.look(undefined)
    const come = () => presence.look(ticket)
    addEventListener('pagehide', leave)
    addEventListener('pageshow', come)
    return () => {
      clearInterval(beat)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', come)
      leave()
    }
  }, [presence, ticket])
  const others = useSyncExternalStore(presence.subscribe, presence.others)
  return { others, type: useCallback(() => presence.type(), [presence]) }
}
