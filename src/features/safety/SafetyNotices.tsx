import { useEffect } from 'react'
import { translate } from '~/lib/i18n'
import { onNotKept } from '~/lib/keep'
import { type ShopDoors, useShopDoors } from '~/features/shared/useShopDoors'
import { tidyRestores } from '~/session/backup'
import { findForgottenShops } from '~/session/foundShops'
import { rememberWhatIsThere } from '~/session/loss'
import { keepOffline } from '~/session/offline'
import { finishRemovals } from '~/session/removeShop'
import { useShop } from '~/session/shop'
import { askOnceToKeep } from '~/session/storage'
import { showToast } from '~/ui/Toast'
import { LossNotice } from './LossNotice'
import { safetyMessages } from './messages'
import { UpdateNotice } from './UpdateNotice'
import './safety.css'

const t = translate(safetyMessages)

/** The first figures of a new shop are looked at before anything is laid over them. */
const AFTER_FIRST_FIGURES_MS = 20_000

/** Ends what a closed tab has left halfway, and finds shops again that the list has forgotten. An empty first shop gives way to them. */
async function tidy(enter: ShopDoors['enter']): Promise<void> {
  await tidyRestores()
  await finishRemovals()
  const found = await findForgottenShops()
  if (found.length === 0) return
  const { state, version } = useShop.getState()
  if (state === 'open' && version === 0) await enter(found[0].id)
  showToast(t('shopsFound', { count: found.length }))
}

/** Keeps the application and its data on this device, and says where that did not work. Stands once in the frame; loaded when the page is quiet. */
export default function SafetyNotices() {
  const { enter } = useShopDoors()
  useEffect(() => {
    if (import.meta.env.PROD) void keepOffline()
    // Left as it is, it is tried again at the next visit.
    void tidy(enter).catch(() => undefined)
    const stopTelling = onNotKept(() => showToast(t('browserFull'), { tone: 'bad' }))
    const stopRemembering = rememberWhatIsThere()
    let saying: ReturnType<typeof setTimeout> | undefined
    const stopAsking = askOnceToKeep(() => (saying = setTimeout(() => showToast(t('notKept')), AFTER_FIRST_FIGURES_MS)))
    return () => {
      stopTelling()
      stopRemembering()
      stopAsking()
      clearTimeout(saying)
    }
  }, [enter])
  return (
    <>
      <LossNotice />
      <UpdateNotice />
    </>
  )
}
