import { Link } from 'react-router'
import { shopName, useShopDoors, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { type KnownConnection, type ShopEntry, useShops } from '~/session/shops'
import { Button } from '~/ui/Button'
import { Status, type Tone } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { syncMessages } from './syncMessages'
import { ageText } from './syncText'

/** Every connected shop of this browser; of those that are not open, how they stood the last time. */
export function ConnectedShops() {
  const t = useMessages(syncMessages)
  const { shops } = useShops()
  const connected = shops.flatMap((shop) => (shop.connection ? [{ shop, connection: shop.connection }] : []))
  if (connected.length === 0) return null
  return (
    <section className="zg-stack-tight" aria-label={t('others')}>
      <h2>{t('others')}</h2>
      {connected.length > 1 && <p className="zg-second">{t('othersHint')}</p>}
      <ul className="zg-surface zg-connected">
        {connected.map((each) => (
          <ConnectedShop key={each.shop.id} {...each} />
        ))}
      </ul>
      <p>
        <Link to={paths.connect()}>{t('more')}</Link>
      </p>
    </section>
  )
}

function ConnectedShop({ shop, connection }: { shop: ShopEntry; connection: KnownConnection }) {
  const t = useMessages(syncMessages)
  const format = useFormat()
  const now = useNow()
  const open = useShop(({ id }) => id === shop.id)
  const { enter } = useShopDoors()
  const whyNot = useWhyNotLeave()
  const { platform, address, syncedAt } = connection
  const { tone, word } = known(connection)
  const facts = [open && t('isOpen'), platform === 'demo' ? t('demo') : address, ageText(syncedAt, now, t, format)]
  return (
    <li>
      <div className="zg-connected-name">
        <strong>{shopName(shop)}</strong>
        <span className="zg-second zg-small">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <Status tone={tone} word={word(t)} />
      {!open && (
        <Button disabledReason={whyNot} onClick={() => void enter(shop.id)}>
          {t('enter')}
        </Button>
      )}
    </li>
  )
}

type T = ReturnType<typeof useMessages<typeof syncMessages.zh>>

/** What is remembered is less than what an open shop tells. */
function known({ state, conflicts, waiting, complete }: KnownConnection): { tone: Tone; word: (t: T) => string } {
  if (state === 'unauthorized') return { tone: 'bad', word: (t) => t('unauthorized') }
  if (conflicts > 0) return { tone: 'attention', word: (t) => t('conflicts', { count: conflicts }) }
  if (state === 'failed') return { tone: 'bad', word: (t) => t('failed') }
  if (state === 'paused') return { tone: 'off', word: (t) => t('paused') }
  if (!complete) return { tone: 'waiting', word: (t) => t('incomplete') }
  if (waiting > 0) return { tone: 'waiting', word: (t) => t('waiting', { count: waiting }) }
  return { tone: 'good', word: (t) => t('inStep') }
}
