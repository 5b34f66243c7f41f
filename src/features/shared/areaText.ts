import type { JournalEntry, Rule } from '~/domain/command'
import type { AreaCommand } from '~/domain/commandTraits'
import { type Messages, translateFacts } from '~/lib/i18n'
import { catalogMessages, catalogSentences } from './catalogMessages'
import { countMessages, countSentences } from './countMessages'
import { couponSentences, couponTexts } from './couponTexts'
import { listingMessages, listingSentences } from './listingMessages'
import { memberSentences, memberTexts } from './memberTexts'
import { priceMessages, priceSentences } from './priceMessages'
import { bulkMessages, bulkSentences } from './bulkMessages'
import { promotionSentences, promotionTexts } from './promotionTexts'
import { purchaseMessages, purchaseSentences } from './purchaseMessages'
import { reviewSentences, reviewTexts } from './reviewTexts'
import { ticketSentences, ticketTexts } from './ticketTexts'
import { orderSentences, orderTexts } from './orderTexts'
import { returnSentences, returnTexts } from './returnTexts'
import { complaintSentences, complaintTexts } from './complaintTexts'
import { qualitySentences, qualityTexts } from './qualityTexts'
import type { Sentences } from './sentences'
import { stockMessages, stockSentences } from './stockMessages'
import { syncSentences, syncTexts } from './syncTexts'
import { viewMessages, viewSentences } from './viewMessages'

/** Words of each area: a text for each of its rules, by the rule's name, and for each of its commands, by the command's kind. */
const TEXTS: readonly Messages<Record<string, string>>[] = [
  catalogMessages,
  listingMessages,
  stockMessages,
  countMessages,
  priceMessages,
  purchaseMessages,
  bulkMessages,
  viewMessages,
  reviewTexts,
  syncTexts,
  promotionTexts,
  couponTexts,
  memberTexts,
  ticketTexts,
  orderTexts,
  returnTexts,
  complaintTexts,
  qualityTexts,
]

const SENTENCES: Sentences<AreaCommand> = {
  ...catalogSentences,
  ...listingSentences,
  ...stockSentences,
  ...countSentences,
  ...priceSentences,
  ...purchaseSentences,
  ...bulkSentences,
  ...viewSentences,
  ...reviewSentences,
  ...syncSentences,
  ...promotionSentences,
  ...couponSentences,
  ...memberSentences,
  ...ticketSentences,
  ...orderSentences,
  ...returnSentences,
  ...complaintSentences,
  ...qualitySentences,
}

function say(key: string, facts?: Readonly<Record<string, string | number>>): string {
  const messages = TEXTS.find(({ zh }) => Object.hasOwn(zh, key))
  return messages ? translateFacts(messages)(key, facts) : key
}

/** Why a rule refuses, and what to do. */
export const ruleText = (rule: Rule, facts?: Readonly<Record<string, string | number>>): string => say(rule, facts)

/** What a command of an area did, in one sentence. */
export function areaSentence(command: AreaCommand, entry: JournalEntry): string {
  const named = entry.changes.find(({ field }) => field === 'title' || field === 'name')
  const { key = command.kind, facts } = factsOf(command.kind, command, named?.after || named?.before || entry.subject || '', entry)
  return say(key, facts)
}

function factsOf<K extends AreaCommand['kind']>(
  kind: K,
  command: { [Each in AreaCommand['kind']]: Extract<AreaCommand, { kind: Each }> }[K],
  name: string,
  entry: JournalEntry,
) {
  return SENTENCES[kind](command, name, entry)
}
