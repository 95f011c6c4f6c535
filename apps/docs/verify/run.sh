# Runs every curl snippet of this folder as a program of its own, and says of each how it ended.
for file in *.sh; do
  if bash "$file" >output 2>errors; then echo "$file ok"; else echo "$file failed: $(tail -c 300 errors | tr '\n' ' ')"; fi
done
