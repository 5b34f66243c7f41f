import { create } from 'zustand'

/** Keys of the products that were chosen in a list to have their prices changed; undefined: the address says which. Not kept over a reload: the address is. */
export const useChosenProducts = create<{ keys: readonly string[] | undefined }>()(() => ({ keys: undefined }))
