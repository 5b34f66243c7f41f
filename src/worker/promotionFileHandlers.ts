import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import { PromotionImporter } from '~/store/import/promotionImporter'
import { importPromotions, promotionShop } from '~/store/importPromotions'
import type { PromotionFileCalls } from './promotionFileCalls'
import type { OpenShop } from './shop'

/** Files of campaigns and coupons: the importer keeps the file and what the last check found of it; the commit writes just that. */
export function promotionFileHandlers(openShop: () => Promise<OpenShop>): PromotionFileCalls {
  const importer = new PromotionImporter(async () => (await openShop()).settings())
  return {
    'import.promotions.inspect': ({ file, format, sure }) => importer.inspect(file, format, sure),

    async 'import.promotions.dryRun'({ plan, commandId, now }, context) {
      const open = await openShop()
      await mustImport(open)
      return importer.dryRun(plan, await promotionShop(open.db), { command: commandId, now }, context)
    },

    'import.promotions.refused': async ({ words }) => importer.refused(words),

    async 'import.promotions.commit'() {
      const prepared = importer.prepared()
      if (!prepared) throw new CommerceError('conflict', 'the file has to be checked again')
      const open = await openShop()
      await mustImport(open)
      const outcome = await importPromotions(open.db, prepared, open.author())
      if (!outcome.ok) return outcome
      open.changed(['promotions', 'coupons', 'audiences', 'home', 'journal'], await open.version())
      importer.release()
      return outcome
    },
  }
}

/** Rejects where who is at work may not import. */
async function mustImport(open: OpenShop): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, 'promotion.import')) throw new CommerceError('forbidden', `${role} may not import promotions`)
}
