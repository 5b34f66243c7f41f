import type { HomeFinding, HomeKind } from '~/domain/homeItem'
import { findBackupOld } from './backupOld'
import { findCompensationsAsked, findComplaintsDue } from './complaintDue'
import { findImportsFailed, findImportsRefused } from './imports'
import { findListingErrors } from './listingErrors'
import { findListingsInReview } from './listingInReview'
import { findLowStock } from './lowStock'
import { findPromotionsOffPlan } from './promotionOffPlan'
import { findPromotionsWaiting } from './promotionWaits'
import { findQualitySpikes } from './qualitySpike'
import { findReturnsDue } from './returnDue'
import type { HomeShop, HomeSource } from './source'
import { findTasks } from './tasks'
import { findTicketsDue } from './ticketDue'
import { findTicketMentions } from './ticketMention'

/** Where each kind of thing that waits comes from. An area that adds one names it in HOME_KINDS, finds it here, and words it in features/home. */
const SOURCES: Record<HomeKind, HomeSource> = {
  ticketDue: findTicketsDue,
  ticketMention: findTicketMentions,
  lowStock: findLowStock,
  listingErrors: findListingErrors,
  listingInReview: findListingsInReview,
  promotionOffPlan: findPromotionsOffPlan,
  promotionWaits: findPromotionsWaiting,
  returnDue: findReturnsDue,
  complaintDue: findComplaintsDue,
  compensationAsked: findCompensationsAsked,
  qualitySpike: findQualitySpikes,
  task: findTasks,
  importFailed: findImportsFailed,
  importRefused: findImportsRefused,
  backupOld: findBackupOld,
}

/** All that waits in the shop, of every kind, in no order. */
export async function findHome(shop: HomeShop): Promise<HomeFinding[]> {
  return (await Promise.all(Object.values(SOURCES).map((find) => find(shop)))).flat()
}
