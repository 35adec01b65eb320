// Does with cloudflare-go what its users do, and prints for each step what the client saw, one JSON object a line.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
)

// world is where the sandbox is and what it holds.
type world struct {
	api, token, account, zone string
}

func main() {
	world := world{
		api:     os.Getenv("SANDBOX_API"),
		token:   os.Getenv("SANDBOX_TOKEN"),
		account: os.Getenv("SANDBOX_ACCOUNT"),
		zone:    os.Getenv("SANDBOX_ZONE"),
	}
	if os.Getenv("CLIENT") == "legacy" {
		legacy(world)
	} else {
		current(world)
	}
}

// step runs one thing that a user does and prints what came of it.
func step(name string, do func() any) {
	line, err := json.Marshal(map[string]any{"step": name, "saw": do()})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(line))
}

func saw(err error) any {
	return map[string]any{"error": err.Error()}
}

func orError(value any, err error) any {
	if err != nil {
		return saw(err)
	}
	return value
}

// control arms a fault of the sandbox, or takes all back.
func (world world) control(command, body string) {
	address := strings.TrimSuffix(world.api, "/client/v4") + "/__sandbox/" + command
	request, err := http.NewRequest(http.MethodPost, address, strings.NewReader(body))
	if err == nil {
		request.Header.Set("authorization", "Bearer "+world.token)
		request.Header.Set("content-type", "application/json")
		var answer *http.Response
		answer, err = http.DefaultClient.Do(request)
		if err == nil && answer.StatusCode != http.StatusOK {
			err = fmt.Errorf("%s answers %s", command, answer.Status)
		}
	}
	if err != nil {
		panic(err)
	}
}
