import type { PromotionDryRun, PromotionFileInspection } from '~/domain/promotionFile/fields'
import { call } from '~/worker/client'
import { type Committed, committed, createFileWizard, type Drafted } from './fileWizard'

/** A file of campaigns or coupons as the user means to read it. */
export type PromotionDraft = Drafted<PromotionFileInspection>

export const promotionWizard = createFileWizard<PromotionFileInspection, PromotionDryRun, Committed<PromotionDryRun>>({
  dryRun: ({ format, columns, rules, currency }, options) =>
    call(
      'import.promotions.dryRun',
      { plan: { format, columns, rules, currency }, commandId: crypto.randomUUID(), now: Date.now() },
      options,
    ),
  commit: async (found) => committed(await call('import.promotions.commit', {}), found),
})
