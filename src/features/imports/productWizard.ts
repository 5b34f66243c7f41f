import type { ProductDryRun, ProductInspection } from '~/domain/productFile/plan'
import { call } from '~/worker/client'
import { type Committed, committed, createFileWizard, type Drafted } from './fileWizard'

/** A file of products as the user means to read it. */
export type ProductDraft = Drafted<ProductInspection>

export const productWizard = createFileWizard<ProductInspection, ProductDryRun, Committed<ProductDryRun>>({
  dryRun: ({ format, preset, columns, match, decimal }, options) =>
    call('import.products.dryRun', { plan: { format, preset, columns, match, decimal }, commandId: crypto.randomUUID() }, options),
  commit: async (found) => committed(await call('import.products.commit', {}), found),
})
