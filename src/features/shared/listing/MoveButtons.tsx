import { useEffect, useState } from 'react'
import type { Hindrance, ListingEvent } from '~/domain/listing'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { Button } from '~/ui/Button'
import { Menu } from '~/ui/Menu'
import { moveMessages } from './moveMessages'
import { useAskedMove } from './useAskedMove'
import './listing.css'

/** What moves a product on, most usual first; all else is in the menu. */
const ONWARD: readonly ListingEvent[] = ['ready', 'submit', 'approve', 'list', 'pause', 'schedule', 'reject']
const BUTTONS = 2

export interface MoveButtonsProps {
  productKey: string
  title: string
  moves: readonly { event: ListingEvent; whys: readonly Hindrance[] }[]
  plannedAt?: Instant
  /** Why none of it can be done now. */
  whyNot?: string
}

/** What can be done with one product now. What is held back says why. */
export function MoveButtons({ productKey, title, moves, plannedAt, whyNot: notNow }: MoveButtonsProps) {
  const t = useMessages(moveMessages)
  const whyNot = useWhyNot('listing.move') ?? notNow
  const { ask, sheets } = useAskedMove()
  const [, setReady] = useState(false)
  useEffect(() => void loadRuleTexts().then(() => setReady(true)), [])
  const sorted = [...moves].sort((a, b) => placeOf(a.event) - placeOf(b.event))
  const reasonOf = (whys: readonly Hindrance[]) =>
    whyNot ?? (whys.length > 0 ? whys.map(({ rule, facts }) => ruleText({ why: 'rule', rule, facts })).join(' ') : undefined)
  const go = (event: ListingEvent) => ask({ keys: [productKey], event, title, at: plannedAt })
  return (
    <div className="zg-row" role="group" aria-label={t('moves')}>
      {sorted.slice(0, BUTTONS).map(({ event, whys }, at) => (
        <Button key={event} type={at === 0 ? 'primary' : 'default'} disabledReason={reasonOf(whys)} onClick={() => go(event)}>
          {t(`do.${event}`)}
        </Button>
      ))}
      {sorted.length > BUTTONS && (
        <Menu
          label={t('more')}
          button={t('more')}
          className="zg-bulk-moves"
          groups={[
            sorted
              .slice(BUTTONS)
              .map(({ event, whys }) => ({ key: event, label: t(`do.${event}`), disabledReason: reasonOf(whys), onPick: () => go(event) })),
          ]}
        />
      )}
      {sheets}
    </div>
  )
}

const placeOf = (event: ListingEvent): number => {
  const at = ONWARD.indexOf(event)
  return at < 0 ? ONWARD.length : at
}
