import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { Button } from '~/ui/Button'
import { sharedMessages } from './messages'
import { shopsMessages } from './shopsMessages'
import { useShopDoors, useWhyNotLeave } from './useShopDoors'
import './cells.css'

/** What to do where a shop has nothing yet: bring files, or look around the demo shop; in a connected shop records come by themselves. */
export function FirstSteps() {
  const t = useMessages(shopsMessages)
  const shared = useMessages(sharedMessages)
  const id = useShop((shop) => shop.id)
  const connected = useShop((shop) => shop.connected)
  const inDemo = useShops(({ shops }) => shops.some((shop) => shop.id === id && shop.kind === 'demo'))
  const { openDemo } = useShopDoors()
  const whyNot = useWhyNotLeave()
  if (connected) {
    return (
      <Link className="zg-primary-link" to={paths.connection()}>
        {t('fromApi')}
      </Link>
    )
  }
  return (
    <div className="zg-row">
      <Link className="zg-primary-link" to={paths.imports()}>
        {shared('goImport')}
      </Link>
      {!inDemo && (
        <Button disabledReason={whyNot} onClick={() => void openDemo()}>
          {t('openDemo')}
        </Button>
      )}
    </div>
  )
}
