import { daysBefore, firstDate } from "./dates.ts";
import { createRandom } from "./random.ts";

export const dataClasses = [
  { name: "Email addresses", description: "Addresses that people signed in with." },
  { name: "Passwords", description: "Passwords in the clear." },
  { name: "Password hashes", description: "Passwords that were hashed, well or badly." },
  { name: "Names", description: "What people are called." },
  { name: "Phone numbers", description: "Numbers to call people at." },
];

/** All leaks, the latest first. They are the same with every seed. */
export const leaks = [
  leak("Foxglove forum", "Accounts of an invented forum about gardening.", 20, [0, 2]),
  leak("Lantern shop", "Customers of an invented shop for lamps.", 95, [0, 2, 3, 4]),
  leak("Kettle club", "Members of an invented club for tea.", 180, [0, 1]),
  leak("Papermill games", "Players of an invented game.", 290, [0, 2, 3]),
  leak("Old Quay travel", "Guests of an invented travel agency.", 420, [0, 1, 3, 4]),
];

function leak(name: string, description: string, age: number, classes: readonly number[]) {
  return {
    guid: createRandom("leak", name).guid(),
    name,
    description,
    leak_date: daysBefore(firstDate, age + 70),
    date_added: daysBefore(firstDate, age),
    data_types_leaked: dataClasses.filter((_, index) => classes.includes(index)),
  };
}
