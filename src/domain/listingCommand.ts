import type { Instant } from '~/lib/zone'
import type { Checklist } from './checklist'
import type { CommandTraits } from './commandTraits'
import type { AcceptedText, AllowedWord, Grounds } from './compliance/acceptance'
import type { PackId } from './compliance/packs'
import type { ListingEvent, PlannedEvent } from './listing'
import type { ReviewReason } from './review'

/** Writes to the life of listings. Of many products those that cannot follow are held back and named, see Outcome. */
export type ListingCommand =
  | {
      id: string
      kind: 'listing.move'
      args: { keys: readonly string[]; event: ListingEvent; at?: Instant; reasons?: readonly ReviewReason[]; note?: string }
    }
  /** What was planned for an instant, carried out when it has come. It is run by the application, in the name of who planned it. */
  | { id: string; kind: 'listing.run'; args: { keys: readonly string[]; event: PlannedEvent; at: Instant } }
  /** Owner, due dates and ticks; a field that is undefined is taken away. */
  | { id: string; kind: 'listing.checklist'; args: { keys: readonly string[]; set: Checklist } }
  /** `codes`: of the copy's SKUs, in the order of the product's. */
  | { id: string; kind: 'listing.clone'; args: { from: string; key: string; title: string; codes: readonly string[] } }
  /** Puts in what the linter suggests, in every text of these products that these rules find. */
  | { id: string; kind: 'listing.mend'; args: { keys: readonly string[]; rules: readonly string[] } }
  /** Which rule packs are on. */
  | { id: string; kind: 'listing.packs'; args: { packs: readonly PackId[] } }
  /** A finding of the text check is right as it is, in this text of this product. `title`: of the product, for the history. */
  | { id: string; kind: 'listing.accept'; args: { of: AcceptedText; grounds: Grounds; title: string } }
  /** The same for a word, in every text of the shop. */
  | { id: string; kind: 'listing.allow'; args: { of: AllowedWord; grounds: Grounds } }
  /** Takes acceptances back, by their keys; `what`: the words they were of, for the history. */
  | { id: string; kind: 'listing.unaccept'; args: { keys: readonly string[]; what: string } }

const KEEPERS = ['owner', 'operator'] as const
const AREAS = ['listings', 'products', 'home'] as const

export const LISTING_COMMANDS = {
  'listing.move': { areas: AREAS, roles: KEEPERS, group: 'products', goods: true },
  'listing.run': { areas: AREAS, group: 'products', goods: true },
  'listing.checklist': { areas: ['listings'], roles: KEEPERS, group: 'products' },
  'listing.clone': { areas: [...AREAS, 'stock'], roles: KEEPERS, group: 'products', goods: true },
  'listing.mend': { areas: ['listings', 'products'], roles: KEEPERS, group: 'products', goods: true },
  'listing.packs': { areas: ['listings'], roles: ['owner'], group: 'products' },
  'listing.accept': { areas: ['listings'], roles: KEEPERS, group: 'products' },
  'listing.allow': { areas: ['listings'], roles: ['owner'], group: 'products' },
  'listing.unaccept': { areas: ['listings'], roles: KEEPERS, group: 'products' },
} as const satisfies Record<ListingCommand['kind'], CommandTraits>

/** Why a listing does not move. */
export type ListingRule =
  /** facts: state, event. */
  | 'listing.state'
  | 'listing.noTitle'
  | 'listing.noCategory'
  | 'listing.noSku'
  | 'listing.noPrice'
  | 'listing.noPicture'
  /** The linter finds errors. facts: count. */
  | 'listing.lint'
  | 'listing.past'
  | 'listing.noReason'
  /** What somebody has handed in themselves. */
  | 'listing.ownReview'
  /** None of several could follow. facts: count. */
  | 'listing.noneMoved'
  /** What was planned is not planned any more, or was carried out. */
  | 'listing.notDue'
  | 'listing.nothingToMend'
  /** A certified claim needs the number of its certificate. */
  | 'listing.noCertificate'
  /** Any other reason has to be written down. */
  | 'listing.noGrounds'
  | 'listing.acceptedBefore'
  /** A text as a whole, such as one that is too long, is no word. */
  | 'listing.noWord'
  /** The text is not there as it was judged. */
  | 'listing.textChanged'
  | 'listing.gone'
  /** The product itself tells whether this step is done. facts: step. */
  | 'listing.byFact'
  /** facts: sku. */
  | 'listing.codes'
