import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { MacroAction } from '~/domain/desk'
import { kept } from '~/lib/keep'
import type { Instant } from '~/lib/zone'
import { shopId, useShop } from './shop'
import { livingTabs, THIS_TAB } from './tab'

/** An answer, a note for colleagues, or what the customer said elsewhere. */
export const DRAFT_MODES = ['reply', 'note', 'hear'] as const
export type DraftMode = (typeof DRAFT_MODES)[number]

/** What is being written in a ticket and was not sent yet. */
export interface ReplyDraft {
  text: string
  /** Keys of attachments. */
  files: readonly string[]
  /** Of the macro that it came from. */
  macro?: string
  actions: readonly MacroAction[]
  /** How many messages had been said when whoever writes last looked. */
  said: number
  at: Instant
  /** Key of the person who writes. */
  who: string
}

/** A draft of another tab. */
export interface OtherDraft {
  tab: string
  draft: ReplyDraft
  /** The tab is open: somebody may be writing in it. */
  live: boolean
}

const PREFIX = 'zhanggui:reply:'
const WRITE_MS = 250

const placeOf = (ticket: string, mode: DraftMode, shop = shopId()) => `${shop}/${ticket}/${mode}`
/** Each tab has a place of its own, so that none writes over what is typed in another. */
const itemOf = (place: string, tab = THIS_TAB) => `${PREFIX}${place}/${tab}`

/** What this application wrote itself: enough to tell it from what was cut short. */
const isDraft = (value: unknown): value is ReplyDraft =>
  typeof value === 'object' && value !== null && 'text' in value && 'files' in value && 'actions' in value && 'said' in value

function read(name: string): ReplyDraft | undefined {
  try {
    const value: unknown = JSON.parse(kept.getItem(name) ?? 'null')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

function storedNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + prefix))
  } catch {
    return []
  }
}

/** What this tab had typed before it was loaded anew. */
function ownDrafts(): Record<string, ReplyDraft> {
  const suffix = `/${THIS_TAB}`
  return Object.fromEntries(
    storedNames('').flatMap((name) => {
      const draft = name.endsWith(suffix) ? read(name) : undefined
      return draft ? [[name.slice(PREFIX.length, -suffix.length), draft] as const] : []
    }),
  )
}

const useDrafts = create<{ drafts: Record<string, ReplyDraft> }>()(() => ({ drafts: ownDrafts() }))
const timers = new Map<string, ReturnType<typeof setTimeout>>()

function write(place: string): void {
  clearTimeout(timers.get(place))
  timers.delete(place)
  const draft = useDrafts.getState().drafts[place]
  if (draft) kept.setItem(itemOf(place), JSON.stringify(draft))
}

addEventListener('pagehide', () => [...timers.keys()].forEach(write))
// Another tab that took this one for gone has taken its draft over: what is typed here stays.
addEventListener('storage', ({ key, newValue }) => {
  if (key === null || newValue !== null) return
  for (const place of Object.keys(useDrafts.getState().drafts)) if (itemOf(place) === key) write(place)
})

export const useReplyDraft = (ticket: string, mode: DraftMode): ReplyDraft | undefined => {
  const place = placeOf(
    ticket,
    mode,
    useShop(({ id }) => id),
  )
  return useDrafts(({ drafts }) => drafts[place])
}

/** The draft of this tab as it is now. */
export const replyDraft = (ticket: string, mode: DraftMode): ReplyDraft | undefined => useDrafts.getState().drafts[placeOf(ticket, mode)]

export function putReplyDraft(ticket: string, mode: DraftMode, draft: ReplyDraft): void {
  const place = placeOf(ticket, mode)
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: draft } }))
  clearTimeout(timers.get(place))
  timers.set(
    place,
    setTimeout(() => write(place), WRITE_MS),
  )
}

export function dropReplyDraft(ticket: string, mode: DraftMode): void {
  const place = placeOf(ticket, mode)
  clearTimeout(timers.get(place))
  timers.delete(place)
  useDrafts.setState(({ drafts: { [place]: _, ...drafts } }) => ({ drafts }))
  kept.removeItem(itemOf(place))
}

/** Takes the draft of another tab off the disk; one that lives writes it again. */
export const dropOtherDraft = (ticket: string, mode: DraftMode, tab: string): void => kept.removeItem(itemOf(placeOf(ticket, mode), tab))

async function findOthers(ticket: string, mode: DraftMode): Promise<OtherDraft[]> {
  const prefix = `${placeOf(ticket, mode)}/`
  const found = storedNames(prefix).flatMap((name) => {
    const tab = name.slice(PREFIX.length + prefix.length)
    const draft = tab === THIS_TAB ? undefined : read(name)
    return draft ? [{ tab, draft }] : []
  })
  if (found.length === 0) return []
  const living = await livingTabs()
  return found.map((other) => ({ ...other, live: living?.has(other.tab) ?? true })).sort((a, b) => b.draft.at - a.draft.at)
}

/**
 * Drafts of this ticket that other tabs hold, or have left. The newest of a tab that is gone, by the same person, is taken over by itself where nothing stands here: so a
 * draft survives a crash.
 */
export function useOtherDrafts(ticket: string, mode: DraftMode): { others: readonly OtherDraft[]; look: () => void } {
  const [found, setFound] = useState<{ place: string; others: OtherDraft[] }>()
  const [turn, setTurn] = useState(0)
  const place = placeOf(ticket, mode)
  useEffect(() => {
    let isStill = true
    const look = async () => {
      const others = await findOthers(ticket, mode)
      if (!isStill) return
      const left = others.find(({ live, draft }) => !live && draft.who === useShop.getState().who)
      if (left && !replyDraft(ticket, mode)) {
        putReplyDraft(ticket, mode, left.draft)
        dropOtherDraft(ticket, mode, left.tab)
      }
      setFound({ place, others: others.filter((other) => other !== left || replyDraft(ticket, mode)?.text !== left.draft.text) })
    }
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(`${PREFIX}${place}/`)) void look()
    }
    addEventListener('storage', onStorage)
    void look()
    return () => {
      isStill = false
      removeEventListener('storage', onStorage)
    }
  }, [ticket, mode, place, turn])
  return { others: found?.place === place ? found.others : [], look: () => setTurn((now) => now + 1) }
}

/** These drafts go, of all tabs: a shop or a customer is deleted. */
export function forgetReplyDrafts(shop: string, ticket?: string): void {
  const prefix = ticket === undefined ? `${shop}/` : `${shop}/${ticket}/`
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([place]) => !place.startsWith(prefix))),
  }))
  for (const name of storedNames(prefix)) kept.removeItem(name)
}
