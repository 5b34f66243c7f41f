import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { browserLanguage, type Language } from '~/lib/i18n'
import { kept } from '~/lib/keep'

/** What a reader has chosen for themselves, on this device. `undefined` follows the browser or the language. */
export interface Preferences {
  language?: Language
  theme: 'light' | 'dark' | 'system'
  density: 'compact' | 'normal' | 'roomy'
  /** The colour of rising figures. By default red in Chinese, green elsewhere. */
  up?: 'red' | 'green'
}

const DEFAULTS: Preferences = { theme: 'system', density: 'normal' }

/** Kept in localStorage `zhanggui:preferences` as `{ state: Preferences, version: 0 }`; boot.js reads it before the first paint. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => DEFAULTS, { name: 'zhanggui:preferences', storage: createJSONStorage(() => kept) }),
)

export const setPreference = (change: Partial<Preferences>): void => void usePreferences.setState(change)

export const useLanguage = (): Language => usePreferences((state) => state.language) ?? browserLanguage()
