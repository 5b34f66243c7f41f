import type { Instant } from '~/lib/zone'
import { hasPicture, neededOf } from './completeness'
import type { ListingState, Product } from './product'

/** The eight steps of putting something on sale, in their order. */
export const LISTING_STEPS = ['prepare', 'market', 'images', 'data', 'review', 'list', 'promote', 'monitor'] as const
export type ListingStep = (typeof LISTING_STEPS)[number]

/** What people have set of a step. */
export interface StepMark {
  /** Key of a person; absent: the product's owner. */
  owner?: string
  dueAt?: Instant
  doneAt?: Instant
}

/** The checklist of a product as it is kept: one field a step, so that two people never meet in one. */
export interface Checklist extends Partial<Record<ListingStep, StepMark>> {
  /** Key of the person who sees to the whole. */
  owner?: string
  /** When it is to be on sale. */
  dueAt?: Instant
}

export interface StepView {
  step: ListingStep
  owner?: string
  dueAt?: Instant
  done: boolean
  /** The product itself tells whether it is done: it cannot be ticked by hand. */
  byFact: boolean
  late: boolean
}

const REVIEWED: ReadonlySet<ListingState> = new Set(['approved', 'scheduled', 'listed', 'paused'])

type Facts = Pick<Product, 'title' | 'category' | 'skus' | 'pictures' | 'images' | 'state' | 'listedAt'>

/** Steps that the product tells by itself. Pictures have a step of their own. */
const FACTS: Partial<Record<ListingStep, (product: Facts) => boolean>> = {
  images: hasPicture,
  data: (product) => neededOf(product).every((each) => each === 'images'),
  review: ({ state }) => REVIEWED.has(state),
  list: ({ state, listedAt }) => state === 'listed' || (state === 'paused' && listedAt !== undefined),
}

export const isFact = (step: ListingStep): boolean => FACTS[step] !== undefined

/** The eight steps of a product, as they stand. */
export function stepsOf(product: Facts, checklist: Checklist | undefined, now: Instant): StepView[] {
  return LISTING_STEPS.map((step) => {
    const mark = checklist?.[step]
    const fact = FACTS[step]
    const done = fact ? fact(product) : mark?.doneAt !== undefined
    const owner = mark?.owner ?? checklist?.owner
    return {
      step,
      done,
      byFact: fact !== undefined,
      late: !done && mark?.dueAt !== undefined && mark.dueAt < now,
      ...(owner === undefined ? {} : { owner }),
      ...(mark?.dueAt === undefined ? {} : { dueAt: mark.dueAt }),
    }
  })
}

/** How much of it is done, 0–1. */
export const shareDone = (steps: readonly Pick<StepView, 'done'>[]): number =>
  steps.filter(({ done }) => done).length / LISTING_STEPS.length

/** What is due next: of the steps that are open the earliest, or the whole. */
export function nextDue(steps: readonly StepView[], whole: Instant | undefined): Instant | undefined {
  const dues = [
    ...steps.flatMap(({ done, dueAt }) => (done || dueAt === undefined ? [] : [dueAt])),
    ...(whole === undefined ? [] : [whole]),
  ]
  return dues.length === 0 ? undefined : Math.min(...dues)
}
