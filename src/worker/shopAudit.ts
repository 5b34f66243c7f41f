import { type AuditRow, ListingAudit } from '~/store/listingAudit'
import type { OpenShop } from './shop'

const AUDITS = new WeakMap<OpenShop, ListingAudit>()
/** A first look at more products is not waited for. */
const QUICK = 3000
/** It begins when the shop has been open for so long: what is asked for first comes first. */
const CALM_MS = 20_000

export function auditOf(open: OpenShop): ListingAudit {
  const known = AUDITS.get(open)
  if (known) return known
  const made = new ListingAudit(open.db)
  AUDITS.set(open, made)
  return made
}

const later = new WeakSet<OpenShop>()

/** What is on sale with errors in its texts. Of a large catalogue what is known; Home is asked again when all of it was looked at. */
export async function wrongTextsOf(open: OpenShop): Promise<AuditRow[]> {
  const audit = auditOf(open)
  const follow = () => audit.follow(new AbortController().signal, () => undefined)
  if (audit.isWhole || (await open.db.catalog.count()) <= QUICK) await follow()
  else if (!later.has(open)) {
    later.add(open)
    setTimeout(() => {
      void follow().then(
        async () => open.changed(['home'], await open.version()),
        () => later.delete(open),
      )
    }, CALM_MS)
  }
  return audit.onSaleWithErrors()
}
