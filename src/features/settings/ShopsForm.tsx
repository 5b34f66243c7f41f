import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { peopleMessages } from '~/features/shared/peopleMessages'
import { shopsMessages } from '~/features/shared/shopsMessages'
import { errorText } from '~/features/shared/useCommand'
import { shopName, useAddShop, useShopDoors, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { translate, useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { errorKind } from '~/session/errorKind'
import { useRole } from '~/session/person'
import { removeShop } from '~/session/removeShop'
import { useShop } from '~/session/shop'
import { FIRST_SHOP, type ShopEntry, useShops } from '~/session/shops'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import './shops.css'

/** The shops of this browser: one more, the demo shop anew, one less. */
export function ShopsForm() {
  const t = useMessages(shopsMessages)
  const { shops } = useShops()
  const { openDemo } = useShopDoors()
  const whyNot = useWhyNotLeave()
  return (
    <section id="shops" className="zg-form zg-shops-form">
      <h2>{t('shops')}</h2>
      <p className="zg-second">{t('shopsHint')}</p>
      <ul className="zg-surface zg-shops">
        {shops.map((shop) => (
          <ShopRow key={shop.id} shop={shop} />
        ))}
      </ul>
      <p className="zg-row">
        <Button onClick={() => useAddShop.setState({ open: true })}>{t('addShop')}</Button>
        {!shops.some(({ kind }) => kind === 'demo') && (
          <Button disabledReason={whyNot} onClick={() => void openDemo()}>
            {t('openDemo')}
          </Button>
        )}
      </p>
    </section>
  )
}

function ShopRow({ shop }: { shop: ShopEntry }) {
  const t = useMessages(shopsMessages)
  const format = useFormat()
  const open = useShop(({ id }) => id === shop.id)
  const seed = useShop(({ id, demo }) => (id === shop.id ? demo?.args.seed : undefined))
  const { enter, makeDemo } = useShopDoors()
  const whyNot = useWhyNotLeave()
  const role = useRole()
  const people = useMessages(peopleMessages)
  // Who acts in another shop shows when it is opened; the store asks in any case.
  const mayNotDelete = open && shop.kind === 'own' && role !== 'owner' ? people('onlyOwner') : undefined
  const [asks, setAsks] = useState<'delete' | 'reset'>()
  const facts = [
    t(shop.kind),
    open && t('isOpen'),
    shop.known && t('orders', { count: shop.known.orders }),
    shop.createdAt > 0 && t('since', { day: format.date(shop.createdAt) }),
    shop.backup && t('backedUp', { time: format.time(shop.backup.at) }),
  ]
  const remove = async () => {
    setAsks(undefined)
    if (await removed(shop.id)) showToast(t(shop.id === FIRST_SHOP ? 'emptied' : 'deleted', { name: shopName(shop) }))
  }
  const reset = async () => {
    setAsks(undefined)
    if (await makeDemo(seed)) await removed(shop.id)
  }
  return (
    <li>
      <div className="zg-shops-row">
        <div className="zg-shops-name">
          <strong>{shopName(shop)}</strong>
          <span className="zg-second zg-small">{facts.filter(Boolean).join(' · ')}</span>
        </div>
        {!open && (
          <Button disabledReason={whyNot} onClick={() => void enter(shop.id)}>
            {t('open')}
          </Button>
        )}
        {shop.kind === 'demo' && (
          <Button disabledReason={whyNot} aria-expanded={asks === 'reset'} onClick={() => setAsks('reset')}>
            {t('reset')}
          </Button>
        )}
        <Button disabledReason={mayNotDelete ?? whyNot} aria-expanded={asks === 'delete'} onClick={() => setAsks('delete')}>
          {t(shop.id === FIRST_SHOP ? 'empty' : 'delete')}
        </Button>
      </div>
      {asks === 'reset' && (
        <Confirm
          text={t('resetLoses')}
          yes={t('resetYes')}
          onYes={() => void reset()}
          onNo={() => setAsks(undefined)}
          shop={shop}
          open={open}
        />
      )}
      {asks === 'delete' && (
        <Confirm
          text={t(shop.id === FIRST_SHOP ? 'emptyLoses' : 'deleteLoses')}
          yes={t(shop.id === FIRST_SHOP ? 'emptyYes' : 'deleteYes', { name: shopName(shop) })}
          onYes={() => void remove()}
          onNo={() => setAsks(undefined)}
          shop={shop}
          open={open}
        />
      )}
    </li>
  )
}

/** False, with a toast, where the browser did not let go of the shop's files. */
async function removed(id: string): Promise<boolean> {
  try {
    await removeShop(id)
    return true
  } catch (error) {
    showToast(errorKind(error) === 'forbidden' ? translate(peopleMessages)('onlyOwner') : errorText(error), { tone: 'bad' })
    return false
  }
}

interface ConfirmProps {
  text: string
  yes: string
  onYes: () => void
  onNo: () => void
  shop: ShopEntry
  open: boolean
}

/** What cannot be taken back is said before the second press, and a backup is offered. */
function Confirm({ text, yes, onYes, onNo, shop, open }: ConfirmProps) {
  const t = useMessages(shopsMessages)
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} className="zg-shops-confirm" role="group" aria-label={yes} tabIndex={-1}>
      <p>
        {text} {shop.kind === 'own' && (shop.backup ? t('lastBackup', { time: format.time(shop.backup.at) }) : t('noBackup'))}
      </p>
      <p className="zg-row">
        <Button danger onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{t('keep')}</Button>
        {shop.kind === 'own' && open && <Link to={paths.backup()}>{t('backUpFirst')}</Link>}
      </p>
      {shop.kind === 'own' && !open && <p className="zg-second zg-small">{t('backUpThere')}</p>}
    </div>
  )
}
