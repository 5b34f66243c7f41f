import { useSyncExternalStore } from 'react'
import { SIZE } from './tokens'

const narrow = matchMedia(`(width < ${SIZE.phone}px)`)

function follow(onChange: () => void) {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** True at a phone's width, where navigation is at the bottom and tables have two lines a row. */
export const usePhone = (): boolean => useSyncExternalStore(follow, () => narrow.matches)
