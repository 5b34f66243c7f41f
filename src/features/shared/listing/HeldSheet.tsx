import type { Held } from '~/domain/command'
import type { ListingEvent } from '~/domain/listing'
import { ruleText } from '~/features/shared/ruleText'
import { useMessages } from '~/lib/i18n'
import { Sheet } from '~/ui/Sheet'
import { moveMessages } from './moveMessages'
import './listing.css'

const SHOWN = 100

/** Products that a move has left as they are, each with every reason. */
export function HeldSheet({
  event,
  held,
  moved,
  onClose,
}: {
  event: ListingEvent
  held: readonly Held[]
  moved: number
  onClose: () => void
}) {
  const t = useMessages(moveMessages)
  const what = t(`do.${event}`).replace('…', '')
  const [first] = held
  const title = held.length === 1 && moved === 0 ? t('blockedOne', { title: first.title, what }) : t('blocked', { what })
  return (
    <Sheet title={title} onClose={onClose}>
      {(held.length > 1 || moved > 0) && (
        <p className="zg-second zg-held-sum">
          {moved > 0 ? t('someHeld', { held: held.length, moved }) : t('allHeld', { held: held.length })}
        </p>
      )}
      <ul className="zg-held">
        {held.slice(0, SHOWN).map(({ key, title: name, whys }) => (
          <li key={key}>
            {(held.length > 1 || moved > 0) && <p className="zg-held-name">{name}</p>}
            <ul>
              {whys.map(({ rule, facts }) => (
                <li key={rule}>{ruleText({ why: 'rule', rule, facts })}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {held.length > SHOWN && <p className="zg-second">{t('moreHeld', { count: held.length - SHOWN })}</p>}
    </Sheet>
  )
}
