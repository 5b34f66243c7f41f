import { customerIdOf, maskBuyer, maskText, shownBuyer, type Sight } from '~/domain/customer'
import { foldText } from '~/store/foldText'
import type { CustomerIndex } from '~/store/customerList'
import type { PersonalData } from '~/store/lists'
import type { SearchedPeople } from '~/store/ticketIndex'
import type { OpenShop } from './shop'
import { namesOf } from './shopCustomers'

/** Who the buyers of tickets are, as one person may see them. */
export interface TicketPeople extends SearchedPeople {
  /** '' unknown. */
  nameOf(buyer: string): string
  /** As it is; undefined where no order tells of them. */
  personalOf(buyer: string): PersonalData | undefined
}

/** What masks take away holds one of these. */
const MAY_BE_PERSONAL = /@|\d[\d -]{6,}/

/** Whoever may not look behind the masks finds nothing by what stands there. */
const behindMasks = (words: readonly string[]) => (text: string) => {
  if (!MAY_BE_PERSONAL.test(text)) return true
  const masked = foldText(maskText(text))
  return words.every((word) => masked.includes(word))
}

const EVERYTHING: Sight = { plain: true, reveals: true }
const known = new WeakMap<CustomerIndex, Map<string, TicketPeople>>()

/** The same object as long as orders and sight are the same. */
export async function ticketPeople(open: OpenShop, sight: Sight): Promise<TicketPeople> {
  const names = await namesOf(open)
  const own = known.get(names) ?? new Map<string, TicketPeople>()
  known.set(names, own)
  const of = `${sight.plain} ${sight.reveals}`
  const people = own.get(of) ?? peopleOf(names, sight)
  own.set(of, people)
  return people
}

function peopleOf(names: CustomerIndex, sight: Sight): TicketPeople {
  const personalOf = (buyer: string) => (buyer === '' ? undefined : names.get(customerIdOf(buyer), EVERYTHING)?.personal)
  const whoIs = (buyer: string): PersonalData => personalOf(buyer) ?? { key: buyer, name: '', email: '', phone: '' }
  return {
    ...(sight.plain || sight.reveals ? {} : { passes: behindMasks }),
    personalOf,
    nameOf: (buyer) => (buyer === '' ? '' : shownBuyer(whoIs(buyer), sight)),
    textOf(buyer) {
      if (buyer === '') return ''
      const { key, name, email, phone } = sight.plain || sight.reveals ? whoIs(buyer) : maskBuyer(whoIs(buyer))
      return `${key} ${name} ${email} ${phone}`
    },
  }
}
