import { type HomeItem, keyOfHomeItem } from '~/domain/homeItem'
import { recordPath } from '~/features/shared/recordLink'
import { paths } from '~/paths'

/** Where an item is looked into: its record, or the nearest screen there is; undefined for a task on nothing. */
export function targetOf(item: HomeItem): string | undefined {
  const { kind, facts } = item
  switch (kind) {
    case 'ticketDue':
      return paths.ticket({ key: keyOfHomeItem(item) })
    case 'ticketMention':
      return `${paths.ticket({ key: keyOfHomeItem(item) })}#${facts.message}`
    case 'returnDue':
      return paths.returnCase({ key: keyOfHomeItem(item) })
    case 'complaintDue':
    case 'compensationAsked':
      return paths.complaint({ key: keyOfHomeItem(item) })
    case 'qualitySpike':
      return paths.quality({ sku: keyOfHomeItem(item) })
    case 'promotionOffPlan':
      return paths.promotionRoom({ key: keyOfHomeItem(item) })
    case 'promotionWaits':
      return facts.step === 'judge' ? paths.promotionJudgement({ key: keyOfHomeItem(item) }) : paths.promotion({ key: keyOfHomeItem(item) })
    case 'importFailed':
      return paths.imports()
    case 'listingInReview':
      return paths.listingReview({ product: keyOfHomeItem(item) })
    case 'backupOld':
      return paths.backup()
    case 'lowStock':
    case 'listingErrors':
    case 'importRefused':
    case 'task':
      return item.on && recordPath(item.on)
  }
}
