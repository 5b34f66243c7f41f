import type { PlanVariant, Promotion } from '~/domain/promotion/promotion'
import { promotionState } from '~/domain/promotion/promotion'
import { MOST_VARIANTS } from '~/domain/promotion/simulation'
import { isOpenPlan } from '~/domain/promotion/stage'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { simulateMessages } from './messages'
import { PLAN } from './view'

/** The plan itself takes one of the places. */
const MOST_COPIES = MOST_VARIANTS - 1

export interface Variants {
  /** The plan first. */
  all: readonly PlanVariant[]
  /** Why none can be added, changed or removed. */
  whyNot: string | undefined
  whyNotCopy: string | undefined
  whyNotAdopt: string | undefined
  copy: (of: PlanVariant) => Promise<string | undefined>
  save: (variant: PlanVariant) => Promise<boolean>
  remove: (variant: PlanVariant) => Promise<boolean>
  adopt: (variant: PlanVariant) => Promise<boolean>
}

const LETTERS = ['B', 'C', 'D', 'E']

/** What stands side by side: the plan first. */
export function useVariantList({ rules, variants }: Promotion): readonly PlanVariant[] {
  const t = useMessages(simulateMessages)
  return [{ key: PLAN, name: t('plan'), rules }, ...variants.slice(0, MOST_COPIES)]
}

/** Variants of a plan, kept with it, and what can be done with them. */
export function useVariants(promotion: Promotion, now: number): Variants {
  const t = useMessages(simulateMessages)
  const run = useCommand()
  const whyNot = useWhyNot('promotion.set')
  const all = useVariantList(promotion)
  const { key, variants } = promotion
  const set = async (next: readonly PlanVariant[], done: string) => {
    const outcome = await run({ kind: 'promotion.set', args: { key, set: { variants: next } }, saw: { variants } }, { done })
    return outcome?.ok ?? false
  }
  return {
    all,
    whyNot,
    whyNotCopy: whyNot ?? (variants.length >= MOST_COPIES ? t('mostVariants') : undefined),
    whyNotAdopt: whyNot ?? (isOpenPlan(promotionState(promotion, now)) ? undefined : t('adoptFixed')),
    copy: async ({ rules }) => {
      const letter = LETTERS.find((each) => variants.every(({ name }) => name !== t('copyOf', { letter: each }))) ?? ''
      const made = { key: crypto.randomUUID(), name: t('copyOf', { letter }), rules }
      return (await set([...variants, made], t('copied', { name: made.name }))) ? made.key : undefined
    },
    save: (variant) =>
      set(
        variants.map((each) => (each.key === variant.key ? variant : each)),
        t('saved', { name: variant.name }),
      ),
    remove: (variant) =>
      set(
        variants.filter((each) => each.key !== variant.key),
        t('removed', { name: variant.name }),
      ),
    adopt: async ({ rules, name }) => {
      const outcome = await run(
        { kind: 'promotion.set', args: { key, set: { rules } }, saw: { rules: promotion.rules } },
        { done: t('adopted', { name }) },
      )
      return outcome?.ok ?? false
    },
  }
}
