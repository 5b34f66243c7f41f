import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { shopsMessages } from '~/features/shared/shopsMessages'
import { translate } from '~/lib/i18n'
import { paths } from '~/paths'
import { continueDemo } from '~/session/demo'
import { useLanguage } from '~/session/preferences'
import { followDeletions } from '~/session/removeShop'
import { useShop } from '~/session/shop'
import { followShops } from '~/session/shops'
import { showToast } from '~/ui/Toast'

const t = translate(shopsMessages)

/** Hears what other tabs do to the list of shops, and leaves one that is deleted there. */
export function useShopNews(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const stopList = followShops()
    const stopDeletions = followDeletions((name) => {
      void navigate(paths.home())
      showToast(t('goneElsewhere', { name: name || t('ownShop') }), { tone: 'bad' })
    })
    return () => {
      stopList()
      stopDeletions()
    }
  }, [navigate])
}

/** A demo shop whose making was cut short goes on by itself when it is opened. */
export function useDemoGoesOn(): void {
  const language = useLanguage()
  const id = useShop((shop) => shop.id)
  const open = useShop((shop) => shop.state === 'open')
  useEffect(() => {
    // Its badge in the top bar tells a failure.
    if (open) continueDemo(language).catch(() => undefined)
  }, [id, open, language])
}
