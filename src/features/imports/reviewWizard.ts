import type { ReviewInspection } from '~/domain/reviewFile/fields'
import type { ReviewDryRun } from '~/domain/reviewFile/plan'
import { call } from '~/worker/client'
import { type Committed, committed, createFileWizard, type Drafted } from './fileWizard'

/** A file of reviews as the user means to read it. */
export type ReviewDraft = Drafted<ReviewInspection>

export const reviewWizard = createFileWizard<ReviewInspection, ReviewDryRun, Committed<ReviewDryRun>>({
  dryRun: ({ format, preset, columns, rules }, options) =>
    call('import.reviews.dryRun', { plan: { format, preset, columns, rules }, commandId: crypto.randomUUID(), now: Date.now() }, options),
  commit: async (found) => committed(await call('import.reviews.commit', {}), found),
})
