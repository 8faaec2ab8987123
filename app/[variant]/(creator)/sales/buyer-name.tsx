/** The buyer as their creator sees them: a name, which may be in any script. */
export function BuyerName({ sale }: { sale: { buyerName: string | null; buyerDeleted: boolean } }) {
  const { buyerName, buyerDeleted } = sale;
  if (buyerName !== null) return <bdi className="wrap-anywhere">{buyerName}</bdi>;
  return <span>{buyerDeleted ? "Account deleted" : "Name not shown"}</span>;
}
