import { CommerceError } from '~/commerce/errors'
import { sightOf } from '~/domain/customer'
import { mayRun } from '~/domain/person'
import { ownReviewLines } from '~/domain/reviewFile/writeReviews'
import { ReviewImporter } from '~/store/import/reviewImporter'
import { importReviews } from '~/store/importReviews'
import { csvFile } from './csvFile'
import { maskedReview } from './maskedReview'
import type { ReviewFileCalls } from './reviewFileCalls'
import type { OpenShop } from './shop'

/** Files of reviews in and out: the importer keeps the file and what the last check found of it; the commit writes just that. */
export function reviewFileHandlers(openShop: () => Promise<OpenShop>): ReviewFileCalls {
  const importer = new ReviewImporter(async () => (await (await openShop()).settings()).zone)
  return {
    'import.reviews.inspect': ({ file, format, sure }) => importer.inspect(file, format, sure),

    async 'import.reviews.dryRun'({ plan, commandId, now }, context) {
      const open = await openShop()
      await mustImport(open)
      return importer.dryRun(plan, await readShop(open), { command: commandId, now }, context)
    },

    'import.reviews.refused': async ({ words }) => importer.refused(words),

    async 'import.reviews.commit'() {
      const prepared = importer.prepared()
      if (!prepared) throw new CommerceError('conflict', 'the file has to be checked again')
      const open = await openShop()
      await mustImport(open)
      const outcome = await importReviews(open.db, prepared, open.author())
      if (!outcome.ok) return outcome
      open.changed(['reviews', 'journal'], await open.version())
      importer.release()
      return outcome
    },

    async 'reviews.export'({ redacted }) {
      const open = await openShop()
      const [{ reviews, products }, role] = await Promise.all([readShop(open), open.role()])
      const newest = reviews.toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
      return csvFile(ownReviewLines(sightOf(role).plain && !redacted ? newest : newest.map(maskedReview), products))
    },
  }
}

async function readShop({ db }: OpenShop) {
  const [reviews, products] = await Promise.all([db.reviews.toArray(), db.catalog.toArray()])
  return { reviews, products }
}

/** Rejects where who is at work may not import. */
async function mustImport(open: OpenShop): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, 'review.import')) throw new CommerceError('forbidden', `${role} may not import reviews`)
}
