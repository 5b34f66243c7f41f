import { create } from 'zustand'
import type { Plan, PlanField, PlanSide } from '~/domain/promotion/mergePlan'
import { kept } from '~/lib/keep'
import { useShop } from './shop'

/** A promotion's plan that is being edited and was not saved yet. */
export interface PlanDraft {
  /** Of the promotion; a new one has it before it is saved. */
  key: string
  /** The plan as it was when the edit began. */
  base: Plan
  mine: Plan
  /** Which side is to stand where somebody else has set the same. */
  choices: Partial<Record<PlanField, PlanSide>>
  at: number
}

/** Where a promotion that was never saved is planned. */
export const NEW_PROMOTION = 'new'

const PREFIX = 'zhanggui:plan:'
const WRITE_MS = 250

const useDrafts = create<{ drafts: Record<string, PlanDraft> }>()(() => ({ drafts: {} }))
const timers = new Map<string, ReturnType<typeof setTimeout>>()

const placeOf = (promotion: string) => `${useShop.getState().id}/${promotion}`

/** What this application wrote itself: enough to tell it from what was cut short. */
const isDraft = (value: unknown): value is PlanDraft =>
  typeof value === 'object' && value !== null && 'base' in value && 'mine' in value && 'choices' in value && 'at' in value

function read(place: string): PlanDraft | undefined {
  try {
    const value: unknown = JSON.parse(kept.getItem(PREFIX + place) ?? 'null')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

function write(place: string): void {
  clearTimeout(timers.get(place))
  timers.delete(place)
  const draft = useDrafts.getState().drafts[place]
  if (draft) kept.setItem(PREFIX + place, JSON.stringify(draft))
}

addEventListener('pagehide', () => [...timers.keys()].forEach(write))

/** The draft of a plan in this tab: as it was left, also in a tab that was closed. */
export function openPlanDraft(promotion: string): PlanDraft | undefined {
  const place = placeOf(promotion)
  const open = useDrafts.getState().drafts[place] ?? read(place)
  if (open) useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: open } }))
  return open
}

export const usePlanDraft = (promotion: string): PlanDraft | undefined => {
  const shop = useShop(({ id }) => id)
  return useDrafts(({ drafts }) => drafts[`${shop}/${promotion}`])
}

export function putPlanDraft(promotion: string, draft: PlanDraft): void {
  const place = placeOf(promotion)
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: draft } }))
  clearTimeout(timers.get(place))
  timers.set(
    place,
    setTimeout(() => write(place), WRITE_MS),
  )
}

export function dropPlanDraft(promotion: string): void {
  const place = placeOf(promotion)
  clearTimeout(timers.get(place))
  timers.delete(place)
  useDrafts.setState(({ drafts: { [place]: _, ...drafts } }) => ({ drafts }))
  kept.removeItem(PREFIX + place)
}

/** A shop is deleted: what was being planned in it goes too. */
export function forgetPlanDrafts(shop: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([place]) => !place.startsWith(`${shop}/`))),
  }))
  for (const name of Object.keys(localStorage)) if (name.startsWith(`${PREFIX}${shop}/`)) kept.removeItem(name)
}
