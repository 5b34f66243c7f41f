import type { CheckLine, SyncArea } from '~/commerce/adapter'
import type { Ability, AreaAbility, Capabilities } from '~/commerce/capabilities'
import type { ConnectionChecked } from '~/commerce/connection'
import { checkSentence } from '~/features/shared/faultMessages'
import type { Translate } from '~/lib/i18n'
import type { Tone } from '~/ui/Status'
import { AREAS_IN_ORDER } from './areasInOrder'
import type { checkMessages } from './checkMessages'

type T = Translate<typeof checkMessages.zh>
type Checked = Extract<ConnectionChecked, { ok: true }>

/** A line of the check page: what it is of, how it stands, and what that means. */
export interface LineText {
  of: CheckLine['of'] | 'writes'
  tone: Tone
  word: string
  means: string[]
}

/** Fields that people look for on the screens; the rest of what an API lacks is not worth a word. */
const NOTABLE = {
  locations: ['name'],
  categories: ['name', 'parent'],
  products: ['title', 'description', 'category', 'tags', 'state', 'sku:price', 'sku:cost', 'sku:barcode'],
  stock: ['onHand', 'reserved', 'incoming'],
  customers: ['name', 'email', 'phone', 'note', 'tags', 'tier'],
  orders: ['note'],
} as const satisfies Record<SyncArea, readonly string[]>

/** Counted by the platform; nobody expects to type them. */
const COUNTED: ReadonlySet<string> = new Set(['reserved', 'incoming'])

/** All of the check in its order: where and who first, then area by area, then how changes are written. */
export function checkTexts({ lines, can, shop }: Checked, t: T): LineText[] {
  const found = new Map(lines.map((line) => [line.of, line]))
  const plain = (['address', 'signIn', 'shop', 'clock'] as const).map((of) => plainText(found.get(of) ?? { of }, shop, t))
  const areas = AREAS_IN_ORDER.map((area) => areaText(area, can.areas[area], found.get(area), t))
  return [...plain, ...areas, writesText(can, t)]
}

function plainText(line: CheckLine, { name, currency, zone }: Checked['shop'], t: T): LineText {
  const problem = checkSentence(line)
  const facts = line.of === 'shop' ? [t('shopFacts', { name, currency, zone })] : []
  if (problem === undefined) return { of: line.of, tone: 'good', word: t('works'), means: facts }
  return { of: line.of, tone: 'attention', word: t('limited'), means: [problem, ...facts] }
}

function areaText(area: SyncArea, ability: AreaAbility, line: CheckLine | undefined, t: T): LineText {
  if (ability.pull !== true) {
    const means = t('why', { reason: reasonOf(area, ability.pull), means: t(`none.${area}`) })
    return { of: area, tone: 'off', word: t('notSynced'), means: [means] }
  }
  const problem = line && checkSentence(line)
  if (problem !== undefined) return { of: area, tone: 'bad', word: t('failed'), means: [problem] }
  const unknown = namesOf(
    NOTABLE[area].filter((field) => !ability.fields.includes(field)),
    t,
  )
  // Nothing else of an order is ever changed here, and its own sentence says where its notes stay.
  const isRead = area === 'orders' && unknown !== ''
  const staysHere = unknown === '' || isRead ? [] : [t('unknown', { fields: unknown })]
  if (ability.push !== true || isRead) {
    const reads = t(`readOnly.${area}`)
    const says =
      ability.push === 'readOnly' || ability.push === true ? reads : t('why', { reason: reasonOf(area, ability.push), means: reads })
    return { of: area, tone: 'waiting', word: t('readOnly'), means: [says, ...staysHere] }
  }
  const fixed = namesOf(
    NOTABLE[area].filter((field) => !COUNTED.has(field) && ability.fixed?.includes(field)),
    t,
  )
  const means = [t(`both.${area}`), ...(fixed === '' ? [] : [t('fixed', { fields: fixed })]), ...staysHere]
  return { of: area, tone: fixed === '' ? 'good' : 'attention', word: t('both'), means }
}

/** In the words of the failures, so that both say the same. */
const reasonOf = (area: SyncArea, kind: Exclude<Ability, true>): string => checkSentence({ of: area, problem: { kind, detail: '' } }) ?? ''

const namesOf = (fields: readonly (typeof NOTABLE)[SyncArea][number][], t: T): string =>
  fields
    .filter((field) => !COUNTED.has(field))
    .map((field) => t(`field.${field}`))
    .join(t('comma'))

function writesText({ stock, versions, ids, atomic, tells }: Capabilities, t: T): LineText {
  const means = [
    ...(stock === 'absolute' ? [t('absolute')] : []),
    ...(versions ? [] : [t('noVersions')]),
    ...(ids ? [] : [t('noIds')]),
    ...(atomic ? [] : [t('notAtomic')]),
    ...(tells.gone ? [] : [t('notGone')]),
  ]
  if (means.length === 0) return { of: 'writes', tone: 'good', word: t('works'), means: [t('writesAll')] }
  return { of: 'writes', tone: 'attention', word: t('limited'), means }
}
