import { useNavigate } from 'react-router'
import { shopName, useAddShop, useShopDoors, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { shopsMessages } from '~/features/shared/shopsMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { ChevronIcon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { appMessages } from './messages'

/** The open shop's name; behind it every other shop of this browser, and the way to one more. */
export function ShopSwitcher() {
  const t = useMessages(appMessages)
  const words = useMessages(shopsMessages)
  const navigate = useNavigate()
  const open = useShop(({ id, name }) => `${id}\n${name}`).split('\n')
  const { shops } = useShops()
  const { enter, openDemo } = useShopDoors()
  const whyNot = useWhyNotLeave()
  const here = shops.find(({ id }) => id === open[0])
  const name = shopName({ name: open[1], kind: here?.kind ?? 'own' })
  const isDemo = here?.kind === 'demo'
  const hasDemo = shops.some(({ kind }) => kind === 'demo')
  return (
    <Menu
      label={t('switchShop')}
      className="zg-shop"
      button={
        <>
          <span className="zg-shop-name">{name}</span>
          {isDemo && <span className="zg-chip">{words('demo')}</span>}
          <ChevronIcon />
        </>
      }
      groups={[
        shops.map((shop) => ({
          key: shop.id,
          label: shop.id === open[0] ? name : shopName(shop),
          aside: <span className="zg-chip">{words(shop.kind)}</span>,
          checked: shop.id === open[0],
          disabledReason: shop.id === open[0] ? undefined : whyNot,
          onPick: () => void (shop.id !== open[0] && enter(shop.id)),
        })),
        [
          { key: 'add', label: words('addShop'), onPick: () => useAddShop.setState({ open: true }) },
          { key: 'connect', label: words('connect'), onPick: () => void navigate(paths.connect()) },
          ...(hasDemo ? [] : [{ key: 'demo', label: words('openDemo'), disabledReason: whyNot, onPick: () => void openDemo() }]),
          { key: 'manage', label: t('manageShops'), onPick: () => void navigate(paths.shops()) },
        ],
      ]}
    />
  )
}
