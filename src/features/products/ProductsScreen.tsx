export default function ProductsScreen() {
  return null
}
