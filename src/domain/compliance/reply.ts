import type { TicketChannel } from '~/domain/ticket'
import { type AcceptanceRow, withAcceptances } from './acceptance'
import { type Finding, isOpen, lintBy, rulesOf } from './lint'
import type { PackId } from './packs'
import type { LintRule } from './rule'
import { SERVICE } from './service'

export interface ReplyLint {
  packs: readonly PackId[]
  channel: TicketChannel
  accepted?: readonly AcceptanceRow[]
}

/** Where a marketplace reads along: it punishes ways around it. In an e-mail or on the phone the customer is beside it already. */
const WATCHED: ReadonlySet<TicketChannel> = new Set(['chat', 'platform'])

/** Rules of other packs that a law makes as strict in an answer as on a page. */
const STRICT: ReadonlySet<string> = new Set(['price.invoice'])

const known = new Map<string, readonly LintRule[]>()

function rulesFor({ packs, channel }: ReplyLint): readonly LintRule[] {
  const on = packs.filter((pack) => pack !== 'contact' || WATCHED.has(channel))
  const name = on.join()
  const rules = known.get(name) ?? [...SERVICE, ...rulesOf({ packs: on })]
  known.set(name, rules)
  return rules
}

/**
 * What an answer to a customer says that it had better not. An error is forbidden by law, and the answer does not go out; what is only said of advertising, or ruled by a
 * platform, is a warning that whoever writes may overrule. What the shop has judged to be right as it is, is left out.
 */
export function lintReply(text: string, options: ReplyLint): Finding[] {
  const texts = [{ part: 'reply' as const, at: 0, text }]
  const found = lintBy(texts, rulesFor(options)).map((finding): Finding =>
    finding.rule.startsWith('service.') || STRICT.has(finding.rule) ? finding : { ...finding, severity: 'warning' },
  )
  return withAcceptances(found, texts, undefined, options.accepted)
    .filter(isOpen)
    .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || a.from - b.from)
}
