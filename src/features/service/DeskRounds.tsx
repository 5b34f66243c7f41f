import { useEffect } from 'react'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'

const EVERY_MS = 60_000

/** Has the desk do what it does by itself, while the application is open: what is late is escalated, what was solved long ago is closed. Stands once in the frame, and shows nothing. */
export default function DeskRounds() {
  const id = useShop((shop) => shop.id)
  const open = useShop((shop) => shop.state === 'open')
  useEffect(() => {
    if (!open) return
    // What does not work now is tried again in a minute.
    const quietly = () => void call('desk.runDue', {}).catch(() => undefined)
    quietly()
    const again = setInterval(quietly, EVERY_MS)
    return () => clearInterval(again)
  }, [id, open])
  return null
}
